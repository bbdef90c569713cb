import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { OrderRefused, useBasis } from "../repair/collision";
import { isOver } from "../repair/Promised";
import { useCan } from "../session/door";
import type { Cover as Covered, RepairCard } from "../wire/commands";

const COVERS: readonly Covered[] = ["in_warranty", "out_of_warranty"];

interface CoverProps {
  repair: RepairCard;
  /** What was seen of the order and its quotes. */
  seenSeq: number;
}

/** 保内 or 保外, as somebody decided it and on what. */
export function Cover({ repair, seenSeq }: CoverProps) {
  const { say } = useWords();
  const can = useCan();
  const [deciding, setDeciding] = useState(false);
  const { locked } = useLock();
  const { cover, cover_basis, warranty } = repair;
  const may = can("quote_repairs") && !isOver(repair.stage);
  useShortcut("Alt+V", () => !popupOpen() && setDeciding(true), may && !deciding && !locked);
  return (
    <span className="row" data-test="cover">
      {cover === null ? (
        <span className={warranty === "claimed" ? "tone-waiting" : "quiet"}>
          {say(warranty === "claimed" ? "cover.claimed" : "cover.none")}
        </span>
      ) : (
        <>
          <strong>{say(`cover.${cover}`)}</strong> <span className="quiet">{cover_basis}</span>
        </>
      )}
      {may && (
        <Button size="small" onClick={() => setDeciding(true)} data-test="cover-decide">
          {say(cover === null ? "cover.decide" : "cover.decide_again")} <Key>Alt V</Key>
        </Button>
      )}
      {deciding && <CoverForm repair={repair} seenSeq={seenSeq} close={() => setDeciding(false)} />}
    </span>
  );
}

function CoverForm({ repair, seenSeq, close }: CoverProps & { close: () => void }) {
  const { say } = useWords();
  const fields = useFields<{ cover: Covered; basis: string }>({
    cover: repair.cover ?? (repair.warranty === "claimed" ? "in_warranty" : "out_of_warranty"),
    basis: repair.cover_basis,
  });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const decide = useChange("cover.decide", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const { cover, cover_basis } = repair;
  const { seen, since } = useBasis({ cover, cover_basis }, seenSeq);
  const save = (seen_seq: number) => {
    setOther(null);
    decide.run({ id: repair.id, seen_seq, ...values });
  };
  return (
    <FormModal
      title={say("cover.title")}
      act="cover.decide"
      test="cover"
      pending={decide.pending}
      submit={() => save(seen)}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <OrderRefused
          reason={other}
          repair={repair.id}
          since={since}
          keepMine={() => save(seenSeq)}
          close={close}
        />
        <Segmented<Covered>
          aria-label={say("cover.title")}
          value={values.cover}
          onChange={(cover) => set("cover", cover)}
          options={COVERS.map((one) => ({
            value: one,
            label: <span data-test={`cover-${one}`}>{say(`cover.${one}`)}</span>,
          }))}
        />
        <Field name="basis" label={say("cover.basis")} fault={faults.basis}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              placeholder={say("cover.basis_example")}
              value={values.basis}
              onChange={(event) => set("basis", event.target.value)}
              data-test="cover-basis"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
