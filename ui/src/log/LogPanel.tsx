import { useAnswer } from "../kit/answers";
import { Sendings } from "../sending/Sendings";
import { Supports } from "../support/Supports";
import type { RepairCard } from "../wire/commands";
import { LogEntries } from "./LogEntries";

/** What was done to a machine, who was asked about it, and where it was sent. */
export function LogPanel({ card }: { card: RepairCard }) {
  const file = useAnswer("repair.bench_file", { id: card.id }, [
    "log_entry",
    "support",
    "sending",
    "photo",
  ]);
  return (
    <div className="stack" data-test="log">
      <LogEntries card={card} file={file} />
      <Supports card={card} file={file} />
      <Sendings file={file} />
    </div>
  );
}
