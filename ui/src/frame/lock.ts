import { createContext, useContext } from "react";

export interface Lock {
  /** Nothing below the lock may be read, and what was uncovered is covered again. */
  locked: boolean;
  lock(): void;
  /** Ends the person's day at this desk; where the core cannot be told so, the desk is locked. */
  signOut(): void;
}

export const LockContext = createContext<Lock>({
  locked: false,
  lock: () => {},
  signOut: () => {},
});

export function useLock(): Lock {
  return useContext(LockContext);
}
