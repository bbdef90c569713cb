import { App, Button, Input, InputNumber, Select } from "antd";
import { useMemo, useState } from "react";
import { useLock } from "../frame/lock";
import { Refusal } from "../host/host";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { zones } from "../kit/dates";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { Field, moveOnEnter, useFields } from "../kit/fields";
import { Key, useShortcut } from "../kit/shortcuts";
import { languages, useWords, type Word } from "../kit/words";
import { useMe } from "../session/door";
import type { Language, ReviseShop, ShopCard } from "../wire/commands";

/** The shop's own card: what papers say, its zone and its rules of the desk. */
export function ShopSettings() {
  const card = useAnswer("shop.card", {}, ["shop"]);
  const draft = draftKey(useMe().id, "shop.revise");
  const [round, setRound] = useState(0);
  if (!card.data) return <FailureNote reason={card.error} again={() => card.refetch()} />;
  return (
    <ShopForm
      key={round}
      card={card.data}
      draft={draft}
      reload={async () => {
        dropDraft(draft);
        await card.refetch();
        setRound((now) => now + 1);
      }}
    />
  );
}

interface ShopFormProps {
  card: ShopCard;
  draft: string;
  /** Drops what is typed and reads the card anew. */
  reload: () => Promise<void>;
}

function ShopForm({ card, draft, reload }: ShopFormProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const { message } = App.useApp();
  const fields = useFields<ReviseShop>(card, draft);
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const zoneOptions = useMemo(() => zones().map((zone) => ({ value: zone, label: zone })), []);
  const revise = useChange("shop.revise", {
    done: ({ seen_seq }, saved) => {
      fields.replace({ ...saved, seen_seq });
      dropDraft(draft);
      message.success(say("settings.saved"));
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const submit = () => {
    setOther(null);
    const folder = values.backup_folder?.trim();
    revise.run({ ...values, backup_folder: folder ? folder : null });
  };
  useShortcut("Ctrl+Enter", submit, !locked);
  const changed = (Object.keys(card) as (keyof ShopCard)[]).some(
    (name) => name !== "seen_seq" && values[name] !== card[name],
  );
  const stale = other instanceof Refusal && other.failure.code === "conflict";

  const line = (
    name: "name" | "address" | "phone" | "complaint_phone" | "backup_folder",
    label: Word,
    hint?: Word,
  ) => (
    <Field name={name} label={say(label)} fault={faults[name]} hint={hint && say(hint)}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={values[name] ?? ""}
          onChange={(event) => set(name, event.target.value)}
          data-test={`shop-${name.replace("_", "-")}`}
        />
      )}
    </Field>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside
    <section className="card" ref={fields.area} onKeyDown={moveOnEnter}>
      <div className="card-head">
        <h2>{say("settings.shop")}</h2>
        <div className="row">
          {changed && (
            <Button onClick={reload} data-test="shop-discard">
              {say("act.discard")}
            </Button>
          )}
          <Button type="primary" onClick={submit} loading={revise.pending} data-test="shop-save">
            {say("act.save")} <Key>Ctrl Enter</Key>
          </Button>
        </div>
      </div>
      <div className="card-body stack">
        <FailureNote reason={other} {...(stale && { again: reload })} />
        <div className="settings-form">
          {line("name", "field.shop_name")}
          {line("address", "field.address")}
          {line("phone", "field.shop_phone")}
          {line("complaint_phone", "field.complaint_phone", "shop.complaint_hint")}
          <Field name="language" label={say("field.language")} fault={faults.language}>
            {(control) => (
              <Select<Language>
                id={control.id}
                status={control.status}
                value={values.language}
                onChange={(language) => set("language", language)}
                options={languages.map(({ code, name }) => ({ value: code, label: name }))}
              />
            )}
          </Field>
          <Field
            name="zone"
            label={say("field.zone")}
            fault={faults.zone}
            hint={say("shop.zone_hint")}
          >
            {(control) => (
              <Select
                id={control.id}
                status={control.status}
                showSearch
                value={values.zone}
                onChange={(zone: string) => set("zone", zone)}
                options={zoneOptions}
              />
            )}
          </Field>
          <Field
            name="idle_minutes"
            label={say("field.idle_minutes")}
            fault={faults.idle_minutes}
            hint={say("shop.idle_hint")}
          >
            {(control) => (
              <InputNumber
                {...control}
                className="number settings-number"
                min={1}
                max={60}
                precision={0}
                controls={false}
                value={values.idle_minutes}
                onChange={(minutes) => set("idle_minutes", minutes ?? 1)}
                data-test="shop-idle-minutes"
              />
            )}
          </Field>
          {line("backup_folder", "field.backup_folder", "shop.folder_hint")}
        </div>
      </div>
    </section>
  );
}
