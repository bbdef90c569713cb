import { SearchOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { App, Input, Radio } from "antd";
import { useDeferredValue, useState } from "react";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { CustomerCard, CustomerRow } from "../wire/commands";

/** Merges two records of the same person: which one stays is chosen, nothing of either is lost. */
export function MergeCustomers({ card, close }: { card: CustomerCard; close: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const fields = useFields({ text: "" });
  const [other, setOther] = useState<CustomerRow | null>(null);
  const [keep, setKeep] = useState(card.id);
  const [refused, setRefused] = useState<Error | null>(null);
  const merge = useChange("customer.merge", {
    done: (_none, input) => {
      message.success(say("customer.merge_done"));
      close();
      if (input.keep !== card.id) navigate({ to: "/customers/$id", params: { id: input.keep } });
    },
    refused: (reason) => setRefused(fields.showRefusal(reason) ? null : reason),
  });
  const submit = () => {
    setRefused(null);
    if (!other) {
      fields.setFaults({ merge: say("customer.merge_choose") });
      return;
    }
    const gone = keep === card.id ? other.id : card.id;
    merge.run({ keep, merge: gone });
  };
  const text = useDeferredValue(fields.values.text.trim());
  const found = useAnswer("customer.find", { text, limit: 6 }, ["customer"], {
    enabled: text !== "",
    keep: true,
  });
  const offered = text === "" ? card.same_phone : (found.data?.rows ?? []);
  const choose = (row: CustomerRow) => {
    setOther(row);
    fields.setFaults({});
    setKeep(card.id);
  };
  return (
    <FormModal
      title={say("customer.merge_title", { name: card.name })}
      act="customer.merge_act"
      test="customer-merge"
      width={760}
      pending={merge.pending}
      submit={submit}
      close={close}
    >
      <FailureNote reason={refused ?? found.error} />
      <div ref={fields.area} className="stack">
        <Field
          name="merge"
          label={say("customer.merge_other")}
          fault={fields.faults.merge}
          hint={say("customer.merge_hint")}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              prefix={<SearchOutlined className="quiet" aria-hidden />}
              placeholder={say("customer.search")}
              value={fields.values.text}
              onChange={(event) => fields.set("text", event.target.value)}
              data-test="customer-merge-search"
            />
          )}
        </Field>
        <Radio.Group
          className="merge-offered"
          aria-label={say("customer.merge_other")}
          value={other?.id ?? null}
          onChange={(event) => {
            const row = offered.find(({ id }) => id === event.target.value);
            if (row) choose(row);
          }}
        >
          {offered.map((row) => (
            <Radio key={row.id} value={row.id} data-test="customer-merge-offer">
              <bdi>{row.name}</bdi> <span className="number quiet">{row.phone_masked}</span>{" "}
              <span className="quiet">
                {[row.company, say("intake.times", { n: row.repairs })].filter(Boolean).join(" · ")}
                {row.id === card.id && ` · ${say("customer.merge_same")}`}
              </span>
            </Radio>
          ))}
        </Radio.Group>
        {text !== "" && found.isSuccess && offered.length === 0 && (
          <p className="quiet">{say("customer.no_hit", { text })}</p>
        )}
        {other && other.id !== card.id && (
          <Sides card={card} other={other} keep={keep} setKeep={setKeep} />
        )}
      </div>
    </FormModal>
  );
}

interface SidesProps {
  card: CustomerCard;
  other: CustomerRow;
  keep: string;
  setKeep: (id: string) => void;
}

/** Both beside each other; the chosen one stays, the other's orders come to it. */
function Sides({ card, other, keep, setKeep }: SidesProps) {
  const { say } = useWords();
  const sides = [
    { ...card, repairs: card.orders.length },
    { ...other, repairs: other.repairs },
  ];
  const gone = sides.find(({ id }) => id !== keep) ?? sides[1];
  const stays = sides.find(({ id }) => id === keep) ?? sides[0];
  return (
    <>
      <Radio.Group
        className="merge-sides"
        aria-label={say("customer.merge_keep")}
        value={keep}
        onChange={(event) => setKeep(event.target.value)}
      >
        {sides.map((side, at) => (
          <Radio
            key={at === 0 ? "here" : "other"}
            value={side.id}
            className={side.id === keep ? "merge-side merge-kept" : "merge-side"}
            data-test="customer-merge-keep"
          >
            <strong>
              <bdi>{side.name}</bdi>
            </strong>{" "}
            {say(side.id === keep ? "customer.merge_stays" : "customer.merge_goes")}
            <dl className="merge-facts">
              <dt>{say("field.phone")}</dt>
              <dd className="number">{side.phone_masked}</dd>
              <dt>{say("field.wechat")}</dt>
              <dd>{side.wechat || "—"}</dd>
              <dt>{say("field.company")}</dt>
              <dd>{side.company || "—"}</dd>
              <dt>{say("field.address")}</dt>
              <dd>{side.address || "—"}</dd>
              <dt>{say("customer.orders")}</dt>
              <dd className="number">{side.repairs}</dd>
            </dl>
          </Radio>
        ))}
      </Radio.Group>
      {gone && stays && (
        <p data-test="customer-merge-told">
          {say("customer.merge_told", {
            gone: gone.name,
            kept: stays.name,
            n: gone.repairs,
          })}
        </p>
      )}
    </>
  );
}
