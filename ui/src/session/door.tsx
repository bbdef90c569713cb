import { createContext, type ReactNode, useContext } from "react";
import type { Door, Me, Right } from "../wire/commands";

interface AtDesk {
  door: Door;
  me: Me;
}

const DeskContext = createContext<AtDesk | null>(null);

/** Everything below is shown to one signed-in person. */
export function AtDeskProvider({ door, me, children }: AtDesk & { children: ReactNode }) {
  return <DeskContext value={{ door, me }}>{children}</DeskContext>;
}

function useDesk(): AtDesk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("nobody is signed in above this component");
  return desk;
}

/** The person at this desk. */
export function useMe(): Me {
  return useDesk().me;
}

/** What the door says about shop, version and who may come in quickly. */
export function useDoor(): Door {
  return useDesk().door;
}

/** Whether the person at this desk holds a right; the core checks again. */
export function useCan(): (right: Right) => boolean {
  const { rights } = useMe();
  return (right) => rights.includes(right);
}
