import { useCallback, useState } from "react";
import type { Staged } from "../host/host";
import { reasonWords } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { useWords } from "../kit/words";

/** A picture that could not be taken in, and why, in words. */
export interface NotTaken {
  name: string;
  why: string;
}

export interface Staging {
  take: (files: readonly File[]) => void;
  pending: number;
  notTaken: readonly NotTaken[];
  forget: () => void;
  /** Takes in a picture that came by another way, as a phone sends it, and is staged already. */
  bring: (hash: string) => void;
}

/** Hands pictures in one after the other; each that cannot be read is told by its own name. */
export function useStaging(taken: (picture: Pick<Staged, "hash">) => void): Staging {
  const host = useHost();
  const { say } = useWords();
  const [pending, setPending] = useState(0);
  const [notTaken, setNotTaken] = useState<NotTaken[]>([]);
  const take = useCallback(
    async (files: readonly File[]) => {
      setNotTaken([]);
      setPending((now) => now + files.length);
      for (const file of files) {
        try {
          taken(await host.stage(new Uint8Array(await file.arrayBuffer())));
        } catch (reason) {
          const error = reason instanceof Error ? reason : new Error(String(reason));
          const name = file.name || say("photo.pasted");
          setNotTaken((former) => [...former, { name, why: reasonWords(say, error) }]);
        } finally {
          setPending((now) => now - 1);
        }
      }
    },
    [host, say, taken],
  );
  const forget = useCallback(() => setNotTaken([]), []);
  const bring = useCallback((hash: string) => taken({ hash }), [taken]);
  return { take, pending, notTaken, forget, bring };
}

/** The files a drop or a paste brings along; text that is pasted brings none. */
export function filesIn(data: DataTransfer | null): File[] {
  return data ? Array.from(data.files) : [];
}
