import { App, Button, DatePicker, Input, Space } from "antd";
import dayjs from "dayjs";
import { useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { draftKey, dropDraft, readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { type Faults, Field, moveOnEnter, useFields } from "../kit/fields";
import { isStale, StaleNote } from "../kit/StaleNote";
import { useScan } from "../kit/scanner";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { type Say, useWords } from "../kit/words";
import { useDoor, useMe } from "../session/door";
import type { PriceRow, Quotes, RepairCard } from "../wire/commands";
import { changedLines } from "./changed";
import { useGoOn } from "./goOn";
import {
  adopted,
  baseOf,
  beginning,
  holdsMore,
  isBlank,
  isChanged,
  isUnpriced,
  sent,
  totalsOf,
  type Writing,
  type WritingLine,
} from "./lines";
import { QuoteGrid } from "./QuoteGrid";
import { SuggestForm } from "./SuggestForm";
import { TotalsLine } from "./TotalsLine";

interface QuoteEditorProps {
  repair: RepairCard;
  quotes: Quotes;
  /** Puts the writing away where nothing was kept yet. */
  close?: (() => void) | undefined;
}

/** The largest quantity of a line, and the fewest days it is answered for (`domain.md` 2). */
const MOST_PIECES = 999;
const FEWEST_DAYS = 30;

/** The draft that one person writes on one order. */
export function quoteDraft(person: string, repair: string): string {
  return draftKey(person, `quote/${repair}`);
}

/** Writes a version: the lines, what is said with them, until when it is good. */
export function QuoteEditor({ repair, quotes, close }: QuoteEditorProps) {
  const { say } = useWords();
  const me = useMe();
  const { shop } = useDoor();
  const { locked } = useLock();
  const { message } = App.useApp();
  const goOn = useGoOn(repair);
  const draft = quoteDraft(me.id, repair.id);
  const fields = useFields<Writing>(beginning(quotes), draft);
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const [picking, setPicking] = useState(false);
  const prices = useAnswer("price.all", {}, ["price", "price_rule"]);
  const fitting = fittingPrices(prices.data?.prices ?? [], repair);

  const began = beginning(quotes);
  const changed = holdsMore(values, began);
  const kept = quotes.open?.state === "draft" ? quotes.open : null;
  // An offer is kept first; what was kept by this screen is no one else's change.
  const offering = useRef(false);
  const own = useRef(false);
  const refused = (reason: Error) => setOther(fields.showRefusal(reason) ? null : reason);
  const offer = useChange("quote.offer", {
    done: ({ state, stage }) => {
      // What was told stands; the next version begins from it.
      dropDraft(draft);
      if (state === "agreed") message.success(say("quote.agreed_at_once"));
      goOn(stage);
    },
    refused,
  });
  const write = useChange(
    "quote.write",
    {
      done: ({ version, seen_seq }) => {
        setOther(null);
        own.current = true;
        if (offering.current) {
          offering.current = false;
          offer.run({ repair: repair.id, version, seen_seq });
        }
      },
      refused: (reason) => {
        offering.current = false;
        refused(reason);
      },
    },
    draft,
  );
  const base = baseOf(quotes);
  const former = useRef(base);
  useEffect(() => {
    if (base === former.current) return;
    former.current = base;
    const untouched = readDraft(draft) === undefined;
    if (!own.current && !untouched) return;
    const next = own.current ? adopted(fields.values, quotes) : beginning(quotes);
    own.current = false;
    fields.replace(next);
    if (!holdsMore(next, beginning(quotes))) dropDraft(draft);
  }, [base, quotes, draft, fields.values, fields.replace]);

  const setLines = (lines: WritingLine[]) => {
    set("lines", lines);
    if (Object.keys(faults).length > 0) fields.setFaults({});
  };
  const run = (thenOffer: boolean, seen?: number) => {
    const lines = values.lines.filter((line) => !isBlank(line));
    if (lines.length > 0 && lines.length < values.lines.length) set("lines", lines);
    const missing = missingIn(say, lines);
    if (Object.keys(missing).length > 0) {
      fields.setFaults(missing);
      return;
    }
    offering.current = thenOffer;
    write.run({
      repair: repair.id,
      // As long as nobody else wrote a quote meanwhile, what happened elsewhere on the order is no matter.
      seen_seq: seen ?? (values.base === base ? quotes.seen_seq : values.seen_seq),
      lines: lines.flatMap((line) => sent(line) ?? []),
      words: values.words,
      valid_to: values.valid_to,
    });
  };
  const pending = write.pending || offer.pending;
  const tell = () => {
    if (pending) return;
    if (kept && !changed) {
      offer.run({ repair: repair.id, version: kept.version, seen_seq: quotes.seen_seq });
    } else run(true);
  };
  const keep = () => {
    if (!pending) run(false);
  };
  const takeTheirs = () => {
    dropDraft(draft);
    fields.replace(beginning(quotes));
    dropDraft(draft);
    setOther(null);
    close?.();
  };
  const free = !locked && !picking;
  useShortcut("Ctrl+Enter", tell, free);
  useShortcut("Ctrl+S", keep, free);
  useShortcut("Alt+P", () => !popupOpen() && setPicking(true), free);
  // What is written here is never scanned: a scan opens what it stands for.
  useScan(({ field }) => (field && fields.area.current?.contains(field) ? "beside" : false), {
    fields: true,
    on: free,
  });
  const toWords = () => fields.area.current?.querySelector<HTMLElement>("[name=words]")?.focus();

  return (
    <section className="card" data-test="quote-editor">
      <div className="card-head">
        <h2>
          {kept ? say("quote.draft", { n: kept.version }) : say("quote.begin")}{" "}
          {changed && <span className="chip chip-quiet">{say("quote.unsaved")}</span>}
        </h2>
        <Space>
          <Button size="small" onClick={() => setPicking(true)} data-test="quote-suggest">
            {say("quote.suggest")} <Key>Alt P</Key>
          </Button>
          {close && (
            <Button size="small" onClick={takeTheirs} data-test="quote-put-away">
              {say("quote.put_away")}
            </Button>
          )}
        </Space>
      </div>
      <div className="card-body stack" ref={fields.area}>
        {isStale(other) ? (
          <StaleNote
            reason={other}
            changes={changedLines(say, values.base, quotes)}
            keepMine={() => {
              setOther(null);
              run(false, quotes.seen_seq);
            }}
            takeTheirs={takeTheirs}
          />
        ) : (
          <FailureNote reason={other} />
        )}
        <FailureNote reason={prices.error} again={() => prices.refetch()} />
        <QuoteGrid
          lines={values.lines}
          faults={faults}
          prices={fitting}
          change={setLines}
          leave={toWords}
        />
        <div className="row-wide">
          <span className="quiet quote-keys">{say("quote.grid_keys")}</span>
          <TotalsLine
            totals={totalsOf(values.lines)}
            open={values.lines.some(isUnpriced)}
            agreed={quotes.agreed?.totals.customer ?? null}
            askAbove={quotes.ask_above}
          />
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside */}
        <div className="quote-below" onKeyDown={moveOnEnter}>
          <Field name="words" label={say("quote.words")} fault={faults.words} tight>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                value={values.words}
                placeholder={say("quote.words_example")}
                onChange={(event) => set("words", event.target.value)}
                data-test="quote-words"
              />
            )}
          </Field>
          <Field name="valid_to" label={say("quote.valid_to")} fault={faults.valid_to} tight>
            {({ id, status }) => (
              <DatePicker
                id={id}
                status={status}
                value={values.valid_to === null ? null : dayjs(values.valid_to)}
                minDate={shop ? dayjs(shop.today) : undefined}
                onChange={(day) => set("valid_to", day === null ? null : day.format("YYYY-MM-DD"))}
                data-test="quote-valid-to"
              />
            )}
          </Field>
        </div>
        <div className="row quote-acts">
          <Button type="primary" onClick={tell} loading={pending} data-test="quote-offer-act">
            {say("quote.offer")} <Key>Ctrl Enter</Key>
          </Button>
          <Button onClick={keep} disabled={pending || !changed} data-test="quote-save">
            {say("quote.save")} <Key>Ctrl S</Key>
          </Button>
        </div>
      </div>
      {picking && (
        <SuggestForm
          repair={repair}
          prices={fitting}
          standing={values.lines}
          take={(lines) => {
            setLines([...values.lines.filter((line) => !isBlank(line)), ...lines]);
            setPicking(false);
          }}
          close={() => setPicking(false)}
        />
      )}
    </section>
  );
}

/**
 * What is still to be typed, and beside it whatever else is seen at once to be wrong: nobody mends a
 * cell only to be told of the next one.
 */
function missingIn(say: Say, lines: readonly WritingLine[]): Faults {
  const faults: Faults = {};
  if (lines.length === 0) faults.lines = say("quote.no_lines");
  for (const [at, line] of lines.entries()) {
    if (line.name.trim() === "") faults[`lines[${at}].name`] = say("fault.field.empty");
    if (line.quantity === null) faults[`lines[${at}].quantity`] = say("fault.field.empty");
    else if (line.quantity < 1 || line.quantity > MOST_PIECES)
      faults[`lines[${at}].quantity`] = say("fault.field.bad_quantity", { max: MOST_PIECES });
    if (line.unit === null) faults[`lines[${at}].unit`] = say("fault.field.empty");
    else if (line.unit < 0) faults[`lines[${at}].unit`] = say("fault.field.bad_amount");
    else if (isChanged(line) && line.changed.trim() === "")
      faults[`lines[${at}].changed`] = say("quote.changed_why");
    if (line.days !== null && line.days < FEWEST_DAYS)
      faults[`lines[${at}].days`] = say("fault.field.too_few_days", { min: FEWEST_DAYS });
  }
  return faults;
}

/** The prices in force for this kind, brand and model of machine, the closest first. */
function fittingPrices(prices: readonly PriceRow[], repair: RepairCard): PriceRow[] {
  const words = `${repair.brand} ${repair.model}`.toLowerCase();
  const fits = (row: PriceRow) =>
    row.in_force &&
    (row.kind === null || row.kind === repair.kind) &&
    (row.model === null || row.model === repair.catalogue) &&
    (row.brand === null || words.includes(row.brand_name.toLowerCase()));
  const closeness = (row: PriceRow) =>
    (row.model ? 4 : 0) + (row.brand ? 2 : 0) + (row.kind ? 1 : 0);
  return prices.filter(fits).toSorted((one, two) => closeness(two) - closeness(one));
}
