import { App, Button } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { ClassRow } from "../wire/commands";
import { letter, partColumns } from "./columns";
import { FigureTable } from "./FigureTable";

/** ABC by a year's use beside the classes that stand; those that are ticked take what was reckoned. */
export function Classes() {
  const { say } = useWords();
  const can = useCan();
  const { message } = App.useApp();
  const classes = useAnswer("stock_figures.classes", {}, ["movement", "part"]);
  const [keys, setKeys] = useState<string[]>([]);
  const take = useChange("stock_figures.take_classes", {
    done: ({ changed }) => {
      message.success(say("stock_figures.classes_taken", { n: changed }));
      setKeys([]);
    },
  });
  const rows = classes.data ?? [];
  const others = rows.filter((row) => row.class !== row.reckoned);
  const chosen = keys.length > 0 ? keys : others.map(({ part }) => part);
  const may = can("keep_parts");
  return (
    <>
      <FailureNote reason={take.refused} />
      <FigureTable<ClassRow>
        name="stock-classes"
        rows={classes.data}
        rowKey={(row) => row.part}
        error={classes.error}
        again={() => classes.refetch()}
        empty={say("stock_figures.no_classes")}
        {...(may && { ticked: { keys, change: setKeys } })}
        columns={[
          ...partColumns<ClassRow>(say),
          { title: say("stock_figures.used_year"), of: (row) => yuan(row.used), end: true },
          { title: say("stock_figures.class"), of: (row) => letter(row.class) },
          {
            title: say("stock_figures.reckoned"),
            of: (row) => letter(row.reckoned),
            shown: (row) =>
              row.class === row.reckoned ? (
                letter(row.reckoned)
              ) : (
                <strong>{letter(row.reckoned)}</strong>
              ),
          },
        ]}
      >
        {may && (
          <Button
            disabled={others.length === 0}
            loading={take.pending}
            onClick={() => take.run({ parts: chosen.slice(0, 2_000) })}
            data-test="stock-classes-take"
          >
            {say("stock_figures.take_classes", { n: chosen.length })}
          </Button>
        )}
      </FigureTable>
    </>
  );
}
