import { Link } from "@tanstack/react-router";
import { Button, Empty, Input, Radio, Segmented } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useScan } from "../kit/scanner";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { OldPartRow, OldPartVerdict, OldPartView } from "../wire/commands";
import { OldPartLine } from "./OldPartLine";
import "../repair_part/parts.css";

const VIEWS: readonly OldPartView[] = ["open", "done"];
const VERDICTS: readonly OldPartVerdict[] = ["to_maker", "refurbish", "stock", "scrap"];

type Act = "back" | "inspect" | "lose";

/** What is done next with an old part; nothing where that is for others. */
function actOf(row: OldPartRow): Act | null {
  switch (row.state) {
    case "expected":
      return "back";
    case "back":
      return "inspect";
    case "with_customer":
    case "settled":
    case "lost":
    case "dropped":
      return null;
  }
}

/** Old parts: what technicians still have to bring, what waits to be inspected, what became of the others. */
export function OldParts() {
  const { say } = useWords();
  const can = useCan();
  const [view, setView] = useState<OldPartView>("open");
  const [asked, setAsked] = useState<{ row: OldPartRow; act: Act } | null>(null);
  const list = useAnswer("old_part.list", { view }, ["old_part", "repair_part", "part"], {
    keep: true,
  });
  const rows = list.data ?? [];
  const late = rows.filter((row) => row.late).length;
  const may = can("keep_stock");
  const { locked } = useLock();
  const free = may && !locked && asked === null;
  const first = rows.find((row) => actOf(row) !== null) ?? null;
  const begin = (row: OldPartRow) => {
    const act = actOf(row);
    if (act !== null) setAsked({ row, act });
  };
  useShortcut("Ctrl+Enter", () => !popupOpen() && first && begin(first), free && first !== null);
  useScan(
    ({ text }) => {
      const code = text.toLowerCase();
      const row = rows.find((one) => one.serial.toLowerCase() === code && actOf(one) !== null);
      if (row) begin(row);
      return row !== undefined;
    },
    { on: free },
  );
  return (
    <div className="stack" data-test="old-parts">
      <div className="row-wide">
        <Segmented
          value={view}
          onChange={setView}
          options={VIEWS.map((one) => ({
            value: one,
            label: <span data-test={`old-parts-${one}`}>{say(`old_part.view.${one}`)}</span>,
          }))}
        />
        {view === "open" && late > 0 && (
          <span className="tone-late" data-test="old-parts-late">
            {say("old_part.late_n", { n: late })}
          </span>
        )}
      </div>
      <FailureNote reason={list.error} again={() => list.refetch()} />
      {list.isSuccess && rows.length === 0 && (
        <Empty description={say(view === "open" ? "old_part.none" : "old_part.none_done")} />
      )}
      {rows.length > 0 && (
        <section className="card">
          <div className="card-body">
            <ul className="part-lines">
              {rows.map((row) => (
                <li key={row.id} className="old-part">
                  <ul className="part-lines">
                    <OldPartLine row={row} />
                  </ul>
                  <div className="row part-acts">
                    <Link
                      to="/repairs/$id"
                      params={{ id: row.repair }}
                      search={{ tab: "parts" }}
                      className="order-link number"
                    >
                      {row.number}
                    </Link>
                    {may && row.state === "expected" && (
                      <>
                        <Button size="small" onClick={() => begin(row)} data-test="old-part-back">
                          {say("old_part.back")} {row === first && <Key>Ctrl Enter</Key>}
                        </Button>
                        <Button
                          size="small"
                          type="link"
                          onClick={() => setAsked({ row, act: "lose" })}
                          data-test="old-part-lose"
                        >
                          {say("old_part.lose")}
                        </Button>
                      </>
                    )}
                    {may && row.state === "back" && (
                      <Button size="small" onClick={() => begin(row)} data-test="old-part-inspect">
                        {say("old_part.inspect")} {row === first && <Key>Ctrl Enter</Key>}
                      </Button>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
      {asked && (
        <OldPartForm
          key={`${asked.row.id} ${asked.act}`}
          row={asked.row}
          act={asked.act}
          close={() => setAsked(null)}
        />
      )}
    </div>
  );
}

interface OldPartFormProps {
  row: OldPartRow;
  act: Act;
  close: () => void;
}

const TITLES = {
  back: "old_part.back",
  inspect: "old_part.inspect",
  lose: "old_part.lose",
} as const satisfies Record<Act, string>;

/** Takes an old part back, says what it is good for, or that it will not come. */
function OldPartForm({ row, act, close }: OldPartFormProps) {
  const { say } = useWords();
  const fields = useFields({
    serial: row.serial,
    verdict: null as OldPartVerdict | null,
    why: "",
  });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const outcome = {
    done: close,
    refused: (reason: Error) => setOther(fields.showRefusal(reason) ? null : reason),
  };
  const back = useChange("old_part.back", outcome);
  const inspect = useChange("old_part.inspect", outcome);
  const lose = useChange("old_part.lose", outcome);
  const acts = {
    back: () => back.run({ id: row.id, serial: values.serial }),
    inspect: () => {
      const { verdict, why } = values;
      if (verdict === null) fields.setFaults({ verdict: say("fault.field.empty") });
      else inspect.run({ id: row.id, verdict, why });
    },
    lose: () => lose.run({ id: row.id, why: values.why }),
  } satisfies Record<Act, () => void>;
  return (
    <FormModal
      title={`${say(TITLES[act])} ${row.part_number}`}
      act={TITLES[act]}
      test="old-part-act"
      pending={back.pending || inspect.pending || lose.pending}
      submit={() => acts[act]()}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <p className="quiet">
          <span className="number">{row.number}</span> · <bdi>{row.part_name}</bdi> ×{row.quantity}{" "}
          · {row.technician}
        </p>
        {act === "back" && (
          <Field
            name="serial"
            label={say("old_part.serial")}
            fault={faults.serial}
            hint={say("old_part.serial_hint")}
          >
            {(control) => (
              <Input
                {...control}
                autoFocus
                autoComplete="off"
                spellCheck={false}
                value={values.serial}
                onChange={(event) => set("serial", event.target.value)}
                data-test="old-part-serial"
              />
            )}
          </Field>
        )}
        {act === "inspect" && (
          <Field name="verdict" label={say("old_part.verdict")} fault={faults.verdict} tight>
            {({ id }) => (
              <Radio.Group
                id={id}
                aria-label={say("old_part.verdict")}
                value={values.verdict}
                onChange={(event) => set("verdict", event.target.value)}
              >
                {VERDICTS.map((one, at) => (
                  // Scrap is for good: nothing is chosen before somebody chooses.
                  <Radio key={one} value={one} autoFocus={at === 0}>
                    <span data-test={`verdict-${one}`}>{say(`old_part_verdict.${one}`)}</span>
                  </Radio>
                ))}
              </Radio.Group>
            )}
          </Field>
        )}
        {act !== "back" && (
          <Field name="why" label={say("parts.why")} fault={faults.why} tight>
            {(control) => (
              <Input
                {...control}
                autoFocus={act === "lose"}
                autoComplete="off"
                value={values.why}
                onChange={(event) => set("why", event.target.value)}
                data-test="old-part-why"
              />
            )}
          </Field>
        )}
      </div>
    </FormModal>
  );
}
