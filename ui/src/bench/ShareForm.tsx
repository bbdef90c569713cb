import { PlusOutlined } from "@ant-design/icons";
import { Button, InputNumber, Select } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FormModal } from "../kit/FormModal";
import { useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import { OrderRefused, useBasis } from "../repair/collision";
import type { RepairCard, RepairWork } from "../wire/commands";
import { personOption, useWorkers } from "./AssignForm";
import { evenly, sumOf } from "./shares";

interface ShareFormProps {
  card: RepairCard;
  shares: RepairWork["shares"];
  close: () => void;
}

/** What part of a repair is whose, in per cent; together a hundred. */
export function ShareForm({ card, shares, close }: ShareFormProps) {
  const { say } = useWords();
  const workers = useWorkers();
  const fields = useFields({
    shares:
      shares.length > 0
        ? shares.map(({ person, percent }) => ({ person, percent }))
        : card.holder === null
          ? []
          : [{ person: card.holder, percent: 100 }],
  });
  const rows = fields.values.shares;
  const set = (next: typeof rows) => fields.set("shares", next);
  const [other, setOther] = useState<Error | null>(null);
  const share = useChange("repair.share", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const { seen, since } = useBasis(shares, card.seen_seq);
  const save = (seen_seq: number) => {
    setOther(null);
    share.run({ id: card.id, seen_seq, shares: rows });
  };
  const sum = sumOf(rows);
  const free = workers.filter(({ id }) => !rows.some(({ person }) => person === id));
  return (
    <FormModal
      title={say("bench.share_title", { number: card.number })}
      act="act.save"
      test="share"
      pending={share.pending}
      submit={() => save(seen)}
      close={close}
    >
      <div ref={fields.area} className="stack" data-field="shares">
        <p className="quiet">{say("bench.share_told")}</p>
        <OrderRefused
          reason={other}
          repair={card.id}
          since={since}
          keepMine={() => save(card.seen_seq)}
          close={close}
        />
        {rows.map(({ person, percent }, at) => (
          <div key={person} className="row" data-test="share-row">
            <span className="grow">
              {workers.find(({ id }) => id === person)?.name ??
                shares.find((one) => one.person === person)?.name}
            </span>
            <InputNumber<number>
              min={0}
              max={100}
              precision={0}
              suffix="%"
              aria-label={say("bench.share_of", { at: at + 1 })}
              value={percent}
              onChange={(next) =>
                set(rows.map((row, one) => (one === at ? { ...row, percent: next ?? 0 } : row)))
              }
              data-test="share-percent"
            />
            <Button
              size="small"
              onClick={() => set(evenly(rows.filter((_, one) => one !== at)))}
              data-test="share-remove"
            >
              {say("bench.share_remove")}
            </Button>
          </div>
        ))}
        {free.length > 0 && (
          <Select<string>
            aria-label={say("bench.share_add")}
            placeholder={
              <>
                <PlusOutlined aria-hidden /> {say("bench.share_add")}
              </>
            }
            autoFocus
            showSearch={{ optionFilterProp: "label" }}
            value={null}
            onChange={(person) => set(evenly([...rows, { person, percent: 0 }]))}
            options={free.map(personOption)}
            data-test="share-add"
          />
        )}
        <div
          className={sum === 100 ? "quiet" : "field-fault"}
          role={sum === 100 ? undefined : "alert"}
          data-test="share-sum"
        >
          {fields.faults.shares ?? say("bench.share_sum", { n: sum })}
        </div>
      </div>
    </FormModal>
  );
}
