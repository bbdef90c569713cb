import { Select } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import type { Period, TakenRow } from "../wire/commands";
import { partColumns } from "./columns";
import { FigureTable } from "./FigureTable";

/** Who took what, what of it was used, and what they still hold. */
export function Taken({ period }: { period: Period }) {
  const { say } = useWords();
  const people = useAnswer("person.list", { with_left: true }, ["person"]);
  const [person, setPerson] = useState<string | null>(null);
  const ask = { ...period, person };
  const taken = useAnswer("stock_figures.taken", ask, ["movement"], { keep: true });
  return (
    <FigureTable<TakenRow>
      name={`stock-taken-${period.from}-${period.to}`}
      rows={taken.data}
      rowKey={(row) => `${row.person} ${row.part}`}
      error={taken.error}
      again={() => taken.refetch()}
      empty={say("stock_figures.no_taken")}
      columns={[
        { title: say("stock_figures.person"), of: (row) => row.person_name },
        ...partColumns<TakenRow>(say),
        { title: say("stock_figures.taken_pieces"), of: (row) => row.taken, end: true },
        { title: say("stock_figures.used_pieces"), of: (row) => row.used, end: true },
        { title: say("stock_figures.returned"), of: (row) => row.returned, end: true },
        { title: say("stock_figures.spoilt"), of: (row) => row.spoilt, end: true },
        { title: say("stock_figures.held"), of: (row) => row.held, end: true },
        {
          title: say("stock_figures.worth"),
          of: (row) => (row.value === null ? null : yuan(row.value)),
          end: true,
        },
      ]}
    >
      <Select<string>
        className="stock-figures-person"
        aria-label={say("stock_figures.person")}
        placeholder={say("stock_figures.everybody")}
        allowClear
        showSearch
        optionFilterProp="label"
        value={person}
        onChange={(chosen: string | undefined) => setPerson(chosen ?? null)}
        options={(people.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        data-test="stock-taken-person"
      />
    </FigureTable>
  );
}
