import { useCallback, useEffect, useState } from "react";
import { Refusal } from "../host/host";

/** How an invitation stands in the address: behind the #, which no server is told. */
const IN_ADDRESS = /^#\/enter\/([^/?#]+)$/;

/** The invitation this page was opened with. It is taken out of the address bar, which others may read. */
export function useInvitation(): [string | null, () => void] {
  const [token, setToken] = useState(taken);
  useEffect(() => {
    const look = () => {
      const next = taken();
      if (next !== null) setToken(next);
    };
    window.addEventListener("hashchange", look);
    return () => window.removeEventListener("hashchange", look);
  }, []);
  const drop = useCallback(() => setToken(null), []);
  return [token, drop];
}

function taken(): string | null {
  const token = IN_ADDRESS.exec(window.location.hash)?.[1] ?? null;
  if (token !== null) window.history.replaceState(null, "", "#/");
  return token;
}

/** Why the host does not speak to this machine: it was never let in, or was sent off. */
export type Barred = "terminal.unknown" | "terminal.revoked";

export function whyBarred(error: Error | null): Barred | null {
  if (!(error instanceof Refusal)) return null;
  const { message } = error.failure;
  return message === "terminal.unknown" || message === "terminal.revoked" ? message : null;
}
