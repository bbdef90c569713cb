import { lazy, Suspense, useState } from "react";
import { CountBox } from "../kit/CountBox";
import { FormModal } from "../kit/FormModal";
import { Field } from "../kit/fields";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";

const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

/** What a label is stuck on: `part:ID`, `place:ID` or `piece:ID`, and how many are meant at first. */
export interface Labelled {
  on: string;
  name: string;
  copies: number;
}

interface LabelFormProps {
  of: readonly Labelled[];
  close: () => void;
}

/** As many of one label as lie there, but no more than anybody means by it. */
const AT_FIRST = 50;

/** How many labels of each, then what they look like; one label at a time, or sheets of A4. */
export function LabelForm({ of, close }: LabelFormProps) {
  const { say } = useWords();
  const me = useMe();
  const [copies, setCopies] = useState<Record<string, number | null>>(() =>
    Object.fromEntries(of.map((one) => [one.on, Math.min(one.copies, AT_FIRST)])),
  );
  const [shown, setShown] = useState<string | null>(null);
  const wanted = of
    .filter(({ on }) => (copies[on] ?? 0) > 0)
    .map(({ on }) => `${on}*${copies[on]}`)
    .join(" ");
  if (shown !== null) {
    return (
      <Suspense fallback={null}>
        <PaperPreview
          paper="part.labels"
          // Labels name what they are of themselves.
          id={me.id}
          what={shown}
          title={say("paper.part.labels")}
          fileName={of[0]?.name.replace(/[^\p{L}\p{N}-]+/gu, "_") ?? "labels"}
          close={close}
        />
      </Suspense>
    );
  }
  return (
    <FormModal
      title={say("paper.part.labels")}
      act="part.preview_labels"
      test="labels"
      pending={false}
      submit={() => wanted !== "" && setShown(wanted)}
      close={close}
    >
      <div className="part-copies">
        {of.map(({ on, name }, at) => (
          <Field key={on} name={on} label={name} tight>
            {({ name: _, ...control }) => (
              <CountBox
                {...control}
                autoFocus={at === 0}
                value={copies[on] ?? null}
                change={(count) => setCopies((now) => ({ ...now, [on]: count }))}
                suffix={say("part.copies")}
                data-test={`labels-copies-${at}`}
              />
            )}
          </Field>
        ))}
      </div>
    </FormModal>
  );
}
