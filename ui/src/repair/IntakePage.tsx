import { PrinterOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useEffect, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { moveOnEnter, useFields } from "../kit/fields";
import { useLine } from "../kit/host";
import { imeiHint } from "../kit/imei";
import { useScan } from "../kit/scanner";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { CustomerRow } from "../wire/commands";
import {
  asInput,
  BLANK,
  dropAside,
  intakeDraft,
  isBlank,
  putAside,
  type RepairWriting,
  setAside,
} from "./draft";
import { WritingFields } from "./WritingFields";
import "./repair.css";

/** Takes a machine in: phone first, Enter moves on, Ctrl+Enter opens the order and its paper. */
export function IntakePage() {
  const { say } = useWords();
  const me = useMe();
  const lineUp = useLine();
  const navigate = useNavigate();
  const { locked } = useLock();
  const { message } = App.useApp();
  const draft = intakeDraft(me.id);
  const fields = useFields<RepairWriting>(BLANK, draft);
  const { values } = fields;
  const [aside, setAsideShown] = useState(() => setAside(me.id));
  const [other, setOther] = useState<Error | null>(null);
  const open = useChange(
    "repair.open",
    {
      done: ({ id, number }) => {
        fields.replace(BLANK);
        message.success(say("intake.done", { number }));
        navigate({ to: "/repairs/$id", params: { id }, search: { print: true } });
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );

  const submit = () => {
    setOther(null);
    open.run(asInput(values));
  };
  useShortcut("Ctrl+Enter", submit, !locked);
  useShortcut("Escape", () => navigate({ to: "/repairs" }), !locked);
  // A code scanned beside the fields: an IMEI belongs to this intake, anything else is looked up.
  useScan(
    ({ text }) => {
      if (imeiHint(text) !== "right") return false;
      fields.set("imei", text);
      return true;
    },
    { on: !locked },
  );

  const clear = () => {
    if (!isBlank(values)) {
      putAside(me.id, values);
      setAsideShown(values);
    }
    fields.replace(BLANK);
    fields.area.current?.querySelector("input")?.focus();
  };
  const takeBack = (former: RepairWriting) => {
    if (isBlank(values)) dropAside(me.id);
    else putAside(me.id, values);
    setAsideShown(isBlank(values) ? undefined : values);
    fields.replace(former);
  };

  return (
    <div className="page">
      <div className="page-head">
        <h1>{say("place.intake")}</h1>
        <span className="quiet grow">
          {isBlank(values) ? say("intake.begin") : say("intake.draft_kept")}
        </span>
        {aside && (
          <Button type="link" onClick={() => takeBack(aside)} data-test="intake-take-back">
            {say("intake.take_back", { who: aside.name || aside.phone || aside.imei })}
          </Button>
        )}
        <Button onClick={clear} disabled={isBlank(values)} data-test="intake-clear">
          {say("intake.clear")}
        </Button>
        <Button
          type="primary"
          icon={<PrinterOutlined />}
          onClick={submit}
          loading={open.pending}
          data-test="intake-submit"
        >
          {say("intake.submit")} <Key>Ctrl Enter</Key>
        </Button>
      </div>
      <FailureNote reason={other} />
      <div className="intake-columns">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside */}
        <div ref={fields.area} className="card" onKeyDown={moveOnEnter}>
          <fieldset className="writing card-body" disabled={open.pending && !lineUp}>
            <legend className="unseen">{say("place.intake")}</legend>
            <WritingFields
              fields={fields}
              test="intake"
              focusFirst
              phoneHint={say("intake.phone_hint")}
            />
          </fieldset>
        </div>
        <KnownCustomers
          phone={values.phone}
          name={values.name}
          choose={(row) => {
            fields.set("name", row.name);
            fields.area.current?.querySelector<HTMLElement>("[data-field=brand] input")?.focus();
          }}
        />
      </div>
    </div>
  );
}

/** Whether a number is typed out: a mainland mobile has 11 digits, others have 7 at least. */
function isTypedOut(digits: string): boolean {
  return digits.length >= (digits.startsWith("1") ? 11 : 7);
}

/** Who has come with this number before. Families share one: the desk chooses. */
function KnownCustomers({
  phone,
  name,
  choose,
}: {
  phone: string;
  name: string;
  choose: (row: CustomerRow) => void;
}) {
  const { say } = useWords();
  const digits = useSettledDigits(phone);
  const enough = isTypedOut(digits);
  const known = useAnswer("customer.by_phone", { phone: digits }, ["customer", "repair"], {
    enabled: enough,
    keep: true,
  });
  const rows = enough ? (known.data ?? []) : [];
  return (
    <aside className="card known" aria-live="polite">
      <div className="card-head">
        <h2>{say("intake.known")}</h2>
        {rows.length > 0 && <span className="quiet number">{rows.length}</span>}
      </div>
      <div className="card-body stack">
        {known.error && enough ? (
          <FailureNote reason={known.error} again={() => known.refetch()} />
        ) : rows.length === 0 ? (
          <p className="quiet" data-test="intake-new-customer">
            {say(enough && known.isSuccess ? "intake.new_customer" : "intake.known_later")}
          </p>
        ) : (
          rows.map((row, at) => (
            <KnownCustomer
              key={row.id}
              row={row}
              at={at + 1}
              chosen={row.name === name}
              choose={choose}
            />
          ))
        )}
      </div>
    </aside>
  );
}

function KnownCustomer({
  row,
  at,
  chosen,
  choose,
}: {
  row: CustomerRow;
  at: number;
  chosen: boolean;
  choose: (row: CustomerRow) => void;
}) {
  const { say } = useWords();
  const { locked } = useLock();
  const hasKey = at <= 9;
  useShortcut(`Alt+${at}`, () => choose(row), hasKey && !locked);
  return (
    <button
      type="button"
      className="tile"
      aria-pressed={chosen}
      onClick={() => choose(row)}
      data-test="intake-known"
    >
      <span className="tile-words">
        <strong className="cut">{row.name}</strong>
        <span className="quiet cut">
          <span className="number">{row.phone_masked}</span>
          {row.last_device && ` · ${row.last_device}`}
        </span>
      </span>
      <span className="known-times">{say("intake.times", { n: row.repairs })}</span>
      {hasKey && <Key>{`Alt ${at}`}</Key>}
    </button>
  );
}

function useSettledDigits(phone: string): string {
  const digits = phone.replace(/[\s-]/g, "");
  const [settled, setSettled] = useState(digits);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(digits), 150);
    return () => clearTimeout(timer);
  }, [digits]);
  return settled;
}
