import { Select } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { Field } from "../kit/fields";
import { useWords } from "../kit/words";

interface BinBoxProps {
  value: string | null;
  change: (bin: string | null) => void;
  fault: string | undefined;
}

/** What a choice says that is no bin yet. */
const NEW = "new";

/** Where a part lies as a rule; a bin that is not there yet is added with Enter. */
export function BinBox({ value, change, fault }: BinBoxProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState<string | undefined>();
  const all = useAnswer("place.list", {}, ["place", "movement"]);
  const keep = useChange("place.keep_bin", {
    done: ({ id }) => change(id),
    refused: () => setRefused(say("part.bin_refused")),
  });
  const bins = (all.data ?? []).flatMap(({ id, kind, bin, active }) =>
    id && bin && kind === "good" && (active || id === value) ? [{ value: id, label: bin }] : [],
  );
  const name = typed.trim();
  const known = bins.some(({ label }) => label.toLowerCase() === name.toLowerCase());
  const add = { value: NEW, label: say("part.bin_add", { name }) };
  return (
    <Field name="bin" label={say("part.bin")} fault={fault ?? refused} tight>
      {({ id, status }) => (
        <Select<string | null>
          id={id}
          status={status}
          allowClear
          showSearch={{ optionFilterProp: "label", searchValue: typed, onSearch: setTyped }}
          loading={keep.pending}
          value={value}
          onChange={(chosen) => {
            setRefused(undefined);
            setTyped("");
            if (chosen !== NEW) change(chosen ?? null);
            else keep.run({ id: null, seen_seq: 0, kind: "good", bin: name, active: true });
          }}
          options={name === "" || known ? bins : [...bins, add]}
          data-test="part-bin"
        />
      )}
    </Field>
  );
}
