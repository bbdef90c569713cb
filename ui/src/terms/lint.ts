import { useEffect, useState } from "react";
import { useHost } from "../kit/host";
import type { LintFinding } from "../wire/commands";

/** So long nothing was typed before the core is asked (ms). */
const PAUSE = 300;

interface Linted {
  /** Of the text as it stands; empty while that is not known. */
  findings: readonly LintFinding[];
  /** Whether the findings are those of the text as it stands. */
  current: boolean;
  failed: Error | null;
}

/** The void clauses of a text, looked for while it is typed. */
export function useLint(text: string): Linted {
  const host = useHost();
  const [answer, setAnswer] = useState<{ text: string; findings: LintFinding[] } | null>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      try {
        const findings = await host.call("terms.lint", { text });
        if (gone) return;
        setFailed(null);
        setAnswer({ text, findings });
      } catch (reason) {
        if (!gone) setFailed(reason instanceof Error ? reason : new Error(String(reason)));
      }
    };
    const timer = setTimeout(ask, PAUSE);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [host, text]);
  const current = answer?.text === text;
  return { findings: current ? answer.findings : [], current, failed };
}
