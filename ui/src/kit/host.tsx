import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { Host } from "../host/host";

const HostContext = createContext<Host | null>(null);

export function HostProvider({ host, children }: { host: Host; children: ReactNode }) {
  return <HostContext value={host}>{children}</HostContext>;
}

/** The one door to the core. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error("no host above this component");
  return host;
}

/** Whether the line to the core stands. */
export function useLine(): boolean {
  const host = useHost();
  const [up, setUp] = useState(true);
  useEffect(() => host.watchLine(setUp), [host]);
  return up;
}
