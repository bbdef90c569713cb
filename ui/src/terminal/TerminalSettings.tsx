import { FailureNote } from "../kit/FailureNote";
import { HostCard } from "./HostCard";
import { TerminalList } from "./TerminalList";
import { useHostState } from "./terminals";
import { WaitingDesks } from "./WaitingDesks";
import "./terminal.css";

/** Other desks, tablets and phones on this shop: the way in, who waits at it, and who was let in. */
export function TerminalSettings() {
  const host = useHostState();
  return (
    <div className="stack">
      <FailureNote reason={host.error} again={() => host.refetch()} />
      <WaitingDesks />
      {host.data && <HostCard state={host.data} />}
      <TerminalList host={host.data ?? null} />
    </div>
  );
}
