import { createContext, useContext } from "react";

export interface Lock {
  /** Nothing below the lock may be read, and what was uncovered is covered again. */
  locked: boolean;
  lock(): void;
}

export const LockContext = createContext<Lock>({ locked: false, lock: () => {} });

export function useLock(): Lock {
  return useContext(LockContext);
}
