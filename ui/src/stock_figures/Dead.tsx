import { useAnswer } from "../kit/answers";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import type { DeadRow } from "../wire/commands";
import { letter, partColumns } from "./columns";
import { FigureTable } from "./FigureTable";

/** What nobody brought or took for half a year, the dearest first. */
export function Dead() {
  const { say } = useWords();
  const dead = useAnswer("stock_figures.dead", {}, ["movement", "part"]);
  const sum = (dead.data ?? []).reduce((fen, row) => fen + (row.value ?? 0), 0);
  return (
    <FigureTable<DeadRow>
      name="stock-dead"
      rows={dead.data}
      rowKey={(row) => row.part}
      error={dead.error}
      again={() => dead.refetch()}
      empty={say("stock_figures.no_dead")}
      columns={[
        ...partColumns<DeadRow>(say),
        { title: say("stock_figures.class"), of: (row) => letter(row.class) },
        { title: say("stock_figures.pieces"), of: (row) => row.on_hand, end: true },
        { title: say("stock_figures.unit"), of: (row) => row.unit },
        {
          title: say("stock_figures.worth"),
          of: (row) => (row.value === null ? null : yuan(row.value)),
          end: true,
        },
        { title: say("stock_figures.last_day"), of: (row) => row.last_day },
        { title: say("stock_figures.days"), of: (row) => row.days, end: true },
      ]}
    >
      {dead.data?.some(({ value }) => value !== null) && (
        <>
          {say("stock_figures.sum")} <strong className="number">{yuan(sum)}</strong>
        </>
      )}
    </FigureTable>
  );
}
