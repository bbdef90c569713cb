import { App, Button, Segmented } from "antd";
import { useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { draftKey, dropDraft, readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { Field, useFields } from "../kit/fields";
import { Refused } from "../kit/keeping";
import { Key, useShortcut } from "../kit/shortcuts";
import { TextBox } from "../kit/TextBox";
import { languages, useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { Language, MessagePurpose, MessageRow } from "../wire/commands";
import { exampleOf, isOfShop, type MessagePlace, ofShop, PLACES, written } from "./places";
import "./message.css";

const PURPOSES: readonly MessagePurpose[] = ["quote", "ready", "reminder", "notice", "arrived"];

/** The texts for messages to customers, by purpose and language; a shop's own above the built-in ones. */
export function MessageSettings() {
  const { say, language } = useWords();
  const [purpose, setPurpose] = useState<MessagePurpose>("ready");
  const [tongue, setTongue] = useState<Language>(language);
  const all = useAnswer("message.all", {}, ["message"]);
  const row = all.data?.find((one) => one.purpose === purpose && one.language === tongue);
  return (
    <section className="card">
      <div className="card-head settings-head">
        <Segmented<MessagePurpose>
          aria-label={say("settings.messages")}
          value={purpose}
          onChange={setPurpose}
          options={PURPOSES.map((one) => ({
            value: one,
            label: <span data-test={`message-${one}`}>{say(`message_purpose.${one}`)}</span>,
          }))}
        />
        <Segmented<Language>
          aria-label={say("choice.language")}
          value={tongue}
          onChange={setTongue}
          options={languages.map(({ code, name }) => ({
            value: code,
            label: <span data-test={`message-language-${code}`}>{name}</span>,
          }))}
        />
      </div>
      <div className="card-body stack">
        <FailureNote reason={all.error} again={() => all.refetch()} />
        {row && <MessageForm key={`${purpose} ${tongue}`} row={row} />}
      </div>
    </section>
  );
}

function MessageForm({ row }: { row: MessageRow }) {
  const { say } = useWords();
  const { locked } = useLock();
  const { message } = App.useApp();
  const { purpose, language } = row;
  const shop = useAnswer("shop.card", {}, ["shop"]).data;
  const draft = draftKey(useMe().id, `message.keep/${purpose}/${language}`);
  const fields = useFields({ text: row.text, seen_seq: row.seen_seq }, draft);
  const { values, faults, set, replace } = fields;
  const [began, setBegan] = useState(row);
  // What another desk wrote is taken over where nothing was typed here.
  useEffect(() => {
    if (row.seen_seq === values.seen_seq || readDraft(draft) !== undefined) return;
    replace({ text: row.text, seen_seq: row.seen_seq });
    dropDraft(draft);
    setBegan(row);
  }, [row, values.seen_seq, draft, replace]);
  const [other, setOther] = useState<Error | null>(null);
  const keep = useChange("message.keep", {
    done: () => {
      dropDraft(draft);
      message.success(say("settings.saved"));
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const save = (seen_seq: number) => {
    setOther(null);
    set("seen_seq", seen_seq);
    keep.run({ seen_seq, purpose, language, text: values.text });
  };
  const submit = () => save(values.seen_seq);
  const keepMine = () => {
    setBegan(row);
    save(row.seen_seq);
  };
  const takeTheirs = () => {
    setOther(null);
    replace({ text: row.text, seen_seq: row.seen_seq });
    dropDraft(draft);
    setBegan(row);
  };
  const example = (place: MessagePlace) => {
    if (!isOfShop(place)) return say(`message_example.${place}`);
    return shop ? ofShop(shop, place, language) : "";
  };
  const changes = [{ name: say("message.text"), before: began.text, after: row.text }];
  useShortcut("Ctrl+Enter", submit, !locked);
  const box = useRef<HTMLDivElement>(null);
  const insert = (place: MessagePlace) => {
    const area = box.current?.querySelector("textarea");
    const from = area?.selectionStart ?? values.text.length;
    const to = area?.selectionEnd ?? from;
    const put = written(place, language);
    set("text", values.text.slice(0, from) + put + values.text.slice(to));
    area?.focus();
    requestAnimationFrame(() => area?.setSelectionRange(from + put.length, from + put.length));
  };
  return (
    <div ref={fields.area} className="stack">
      <Refused
        reason={other}
        changes={changes.filter(({ before, after }) => before !== after)}
        keepMine={keepMine}
        close={takeTheirs}
      />
      <div className="row-wide">
        <span className="quiet">{say(`message.told_${purpose}`)}</span>
        <Button type="primary" onClick={submit} loading={keep.pending} data-test="message-save">
          {say("act.save")} <Key>Ctrl Enter</Key>
        </Button>
      </div>
      <div ref={box}>
        <Field
          name="text"
          label={say("message.text")}
          fault={faults.text}
          hint={say(row.built_in ? "message.built_in" : "message.own", {
            n: [...values.text].length,
          })}
        >
          {(control) => (
            <TextBox
              {...control}
              rows={5}
              value={values.text}
              change={(text) => set("text", text)}
              data-test="message-text"
            />
          )}
        </Field>
      </div>
      <div className="row message-places">
        <span className="quiet">{say("message.insert")}</span>
        {PLACES.map((place) => (
          <Button
            key={place}
            size="small"
            onClick={() => insert(place)}
            data-test={`message-place-${place}`}
          >
            {say(`message_place.${place}`)}
          </Button>
        ))}
      </div>
      <div className="stack-tight">
        <span className="quiet">{say("message.example")}</span>
        <p className="typed message-example" data-test="message-example">
          {exampleOf(values.text, example)}
        </p>
      </div>
    </div>
  );
}
