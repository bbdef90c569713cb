import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from "react";

/** Whether the desk of a person is still there when something on it goes. */
interface Desk {
  stays: boolean;
}

const DeskContext = createContext<Desk>({ stays: false });

/**
 * One person's desk. A form that goes while its desk stays was closed; one that goes together with
 * its desk was only interrupted by a sign-in, another person's turn or a host that is not there.
 */
export function StayingDesk({ children }: { children: ReactNode }) {
  const desk = useMemo<Desk>(() => ({ stays: false }), []);
  // Every layout effect ends before the first plain one does: whatever goes along learns of it in time.
  useLayoutEffect(() => {
    desk.stays = true;
    return () => {
      desk.stays = false;
    };
  }, [desk]);
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** The desk that a form lies on. */
export function useStaying(): Desk {
  return useContext(DeskContext);
}
