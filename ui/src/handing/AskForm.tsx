import { Button, Input, Radio, Select } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { CountBox } from "../kit/CountBox";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { HandingWay } from "../wire/commands";

const WAYS: readonly HandingWay[] = ["draw", "give_back", "pass"];

interface Line {
  code: string;
  serial: string;
  quantity: number | null;
}

const BLANK: Line = { code: "", serial: "", quantity: 1 };

/** Asks for pieces from the shelves, gives own ones back, or passes them on to somebody else. */
export function AskForm({ close }: { close: () => void }) {
  const { say } = useWords();
  const me = useMe();
  const fields = useFields({
    way: "draw" as HandingWay,
    person: null as string | null,
    lines: [BLANK],
    why: "",
  });
  const { values, faults } = fields;
  const people = useAnswer("person.list", { with_left: false }, ["person"], {
    enabled: values.way === "pass",
  });
  const [other, setOther] = useState<Error | null>(null);
  const ask = useChange("handing.ask", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const set = (at: number, change: Partial<Line>) =>
    fields.set(
      "lines",
      values.lines.map((line, i) => (i === at ? { ...line, ...change } : line)),
    );
  const submit = () =>
    ask.run({
      way: values.way,
      ...(values.way === "pass" && { person: values.person }),
      lines: values.lines.map((line) => ({ ...line, quantity: line.quantity ?? 0 })),
      why: values.why,
    });
  return (
    <FormModal
      title={say("handing.ask_for")}
      act={`handing_way.${values.way}`}
      test="handing-ask"
      width={640}
      pending={ask.pending}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Radio.Group
          aria-label={say("handing.way")}
          value={values.way}
          onChange={(event) => fields.set("way", event.target.value)}
          options={WAYS.map((one) => ({
            value: one,
            label: <span data-test={`handing-way-${one}`}>{say(`handing_way.${one}`)}</span>,
          }))}
        />
        {values.way === "pass" && (
          <Field name="person" label={say("handing.to_whom")} fault={faults.person} tight>
            {({ id, status }) => (
              <Select
                id={id}
                status={status}
                value={values.person}
                onChange={(person) => fields.set("person", person)}
                options={(people.data ?? [])
                  .filter((one) => one.id !== me.id)
                  .map((one) => ({ value: one.id, label: one.name }))}
                data-test="handing-person"
              />
            )}
          </Field>
        )}
        {values.lines.map((line, at) => (
          <div key={at} className="row part-scan">
            <Field
              name={`lines[${at}].code`}
              label={say("handing.code")}
              fault={faults[`lines[${at}].code`] ?? faults.lines}
              className="grow"
              tight
            >
              {(control) => (
                <Input
                  {...control}
                  autoFocus
                  autoComplete="off"
                  spellCheck={false}
                  value={line.code}
                  onChange={(event) => set(at, { code: event.target.value })}
                  data-test="handing-code"
                />
              )}
            </Field>
            {values.way !== "draw" && (
              <Field
                name={`lines[${at}].serial`}
                label={say("handing.serial")}
                fault={faults[`lines[${at}].serial`]}
                tight
              >
                {(control) => (
                  <Input
                    {...control}
                    autoComplete="off"
                    spellCheck={false}
                    value={line.serial}
                    onChange={(event) => set(at, { serial: event.target.value })}
                    data-test="handing-serial"
                  />
                )}
              </Field>
            )}
            <Field
              name={`lines[${at}].quantity`}
              label={say("parts.quantity")}
              fault={faults[`lines[${at}].quantity`]}
              className="part-count"
              tight
            >
              {(control) => (
                <CountBox
                  {...control}
                  value={line.quantity}
                  change={(quantity) => set(at, { quantity })}
                  data-test="handing-quantity"
                />
              )}
            </Field>
          </div>
        ))}
        <div>
          <Button
            size="small"
            onClick={() => fields.set("lines", [...values.lines, BLANK])}
            data-test="handing-add-line"
          >
            {say("handing.add_line")}
          </Button>
        </div>
        <Field name="why" label={say("parts.why")} fault={faults.why} tight>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.why}
              onChange={(event) => fields.set("why", event.target.value)}
              data-test="handing-ask-why"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
