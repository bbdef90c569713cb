import { Alert, App, Button, Empty, Input, Segmented, Tag } from "antd";
import { useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { Refusal } from "../host/host";
import { useAnswer } from "../kit/answers";
import { CountBox } from "../kit/CountBox";
import { useChange } from "../kit/change";
import { draftKey, dropDraft, keepDraft, readDraft } from "../kit/drafts";
import { FailureNote, reasonWords } from "../kit/FailureNote";
import { moveOnEnter } from "../kit/fields";
import { useHost } from "../kit/host";
import { ReportButton } from "../kit/paper/ReportButton";
import { useScan } from "../kit/scanner";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { faultWords, useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { CountSheet, SheetLine, SheetPlace } from "../wire/commands";
import {
  type CountedPart,
  type Counting,
  cleared,
  NOTHING,
  partOf,
  restIsNone,
  scanned,
  sent,
  typed,
  unscanned,
} from "./counting";
import { placeWords } from "./place";

type Round = "first" | "second";

interface CountViewProps {
  id: string;
  look: () => void;
}

/** Counting by scan or by hand, place by place. Nothing here tells what the books say. */
export function CountView({ id, look }: CountViewProps) {
  const { say } = useWords();
  const sheet = useAnswer("stocktake.sheet", { id }, [
    "stocktake",
    "stocktake_line",
    "stocktake_count",
    "movement",
  ]);
  const [place, setPlace] = useState<string | null>(null);
  const [round, setRound] = useState<Round | null>(null);
  const { data } = sheet;
  if (!data) return <FailureNote reason={sheet.error} again={() => sheet.refetch()} />;
  const open = (one: SheetPlace, of: Round) => linesOf(one, of).length;
  const total = (of: Round) => data.places.reduce((sum, one) => sum + open(one, of), 0);
  const now: Round = round ?? (total("first") === 0 && total("second") > 0 ? "second" : "first");
  const shown =
    data.places.find((one) => one.place.id === place) ??
    data.places.find((one) => open(one, now) > 0) ??
    data.places[0];
  return (
    <div className="stocktake-count">
      <nav className="card stocktake-places" aria-label={say("field.places")}>
        <Segmented<Round>
          block
          aria-label={say("stocktake.round")}
          value={now}
          onChange={setRound}
          options={(["first", "second"] as const).map((one) => ({
            value: one,
            label: (
              <span data-test={`stocktake-round-${one}`}>
                {say(`stocktake.round_${one}`)} {total(one)}
              </span>
            ),
          }))}
        />
        {data.places.map((one) => (
          <button
            key={one.place.id}
            type="button"
            className={one === shown ? "stocktake-place is-shown" : "stocktake-place"}
            aria-current={one === shown}
            onClick={() => setPlace(one.place.id)}
            data-test="stocktake-place"
          >
            <span>{placeWords(say, one.place)}</span>
            <span className="number quiet">{open(one, now) === 0 ? "✓" : open(one, now)}</span>
          </button>
        ))}
      </nav>
      {shown && (
        <CountPlaceForm
          key={`${shown.place.id} ${now}`}
          sheet={data}
          shown={shown}
          round={now}
          look={look}
        />
      )}
    </div>
  );
}

function linesOf(place: SheetPlace, round: Round): SheetLine[] {
  const wanted = round === "first" ? "uncounted" : "to_recount";
  return place.lines.filter(({ standing }) => standing === wanted);
}

interface CountPlaceFormProps {
  sheet: CountSheet;
  shown: SheetPlace;
  round: Round;
  look: () => void;
}

function CountPlaceForm({ sheet, shown, round, look }: CountPlaceFormProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const { locked } = useLock();
  const host = useHost();
  const draft = draftKey(useMe().id, `stocktake.${sheet.id}.${shown.place.id}.${round}`);
  const [counting, setCounting] = useState<Counting>(() => readDraft<Counting>(draft) ?? NOTHING);
  const latest = useRef(counting);
  const [code, setCode] = useState("");
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [other, setOther] = useState<Error | null>(null);
  const [reason, setReason] = useState("");
  const listed = linesOf(shown, round);
  const parts: CountedPart[] = [...listed, ...counting.extra];
  const own = round === "second" && listed.some((line) => line.own);
  const write = (next: Counting) => {
    latest.current = next;
    setCounting(next);
    keepDraft(draft, next);
  };
  const mend = (part: string) =>
    setFaults((former) => {
      const { [part]: _mended, ...rest } = former;
      return rest;
    });
  const keep = useChange(
    "stocktake.count",
    {
      done: (made) => {
        message.success(say("stocktake.saved", { n: made.lines }));
        write(NOTHING);
        dropDraft(draft);
        setFaults({});
      },
      refused: (why) => {
        const told: Record<string, string> = {};
        const lines = sent(latest.current, parts);
        const fields = why instanceof Refusal ? why.failure.fields : [];
        for (const fault of fields) {
          const part = partOf(fault.field, lines);
          if (part) told[part] ??= faultWords(say, fault);
        }
        setFaults(told);
        setOther(Object.keys(told).length > 0 ? null : why);
      },
    },
    draft,
  );
  const lines = sent(counting, parts);
  const submit = () => {
    setOther(null);
    if (lines.length === 0) return;
    keep.run({
      id: sheet.id,
      place: shown.place.id,
      recount: round === "second",
      lines,
      reason: reason.trim() === "" ? null : reason,
    });
  };
  const scan = async (text: string) => {
    setOther(null);
    setCode("");
    try {
      const found = await host.call("stocktake.scan", {
        id: sheet.id,
        code: text,
        part: latest.current.current,
      });
      if (round === "second" && !listed.some(({ part }) => part === found.part)) {
        message.warning(say("stocktake.not_to_recount", { number: found.number }));
        return;
      }
      const { counting: next, said } = scanned(latest.current, parts, found);
      write(next);
      mend(found.part);
      const told = say(`stocktake.scan_${said}`, {
        number: found.number,
        name: found.name,
        serial: found.serial ?? "",
      });
      if (said === "counted") message.success(told, 1.5);
      else message.warning(told);
    } catch (failure) {
      message.error(
        reasonWords(say, failure instanceof Error ? failure : new Error(String(failure))),
      );
    }
  };
  useScan(
    ({ text }) => {
      scan(text);
      return true;
    },
    { fields: true, on: !locked },
  );
  const rest = () => write(restIsNone(latest.current, listed, sheet.upto));
  const isRest = listed.some(({ part }) => !counting.lines[part]);
  useShortcut("Ctrl+Enter", () => !popupOpen() && submit(), !locked);
  useShortcut("Alt+W", () => !popupOpen() && rest(), !locked && isRest);
  useShortcut("Alt+J", () => !popupOpen() && look(), !locked);
  return (
    <section className="card stocktake-form">
      <div className="card-head">
        <h3 data-test="stocktake-at">{placeWords(say, shown.place)}</h3>
        <span className="grow" />
        <ReportButton paper="stocktake.count_sheet" what={sheet.id} />
        <Button onClick={rest} disabled={!isRest} data-test="stocktake-rest">
          {say("stocktake.rest_is_none")} <Key>Alt W</Key>
        </Button>
        <Button
          type="primary"
          onClick={submit}
          loading={keep.pending}
          disabled={lines.length === 0}
          data-test="stocktake-save"
        >
          {say("stocktake.save", { n: lines.length })} <Key>Ctrl Enter</Key>
        </Button>
      </div>
      <div className="card-body stack">
        <FailureNote reason={other} />
        <Input
          autoFocus
          value={code}
          onChange={(event) => setCode(event.target.value)}
          onPressEnter={() => code.trim() !== "" && scan(code)}
          aria-label={say("stocktake.scan")}
          placeholder={say("stocktake.scan")}
          autoComplete="off"
          data-test="stocktake-scan"
        />
        {own && (
          <>
            <Alert type="info" showIcon title={say("stocktake.own")} data-test="stocktake-own" />
            <Input
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              aria-label={say("stocktake.own_reason")}
              placeholder={say("stocktake.own_reason")}
              data-test="stocktake-reason"
            />
          </>
        )}
        {parts.length === 0 ? (
          <Empty description={say(`stocktake.done_${round}`)}>
            <Button onClick={look} data-test="stocktake-look">
              {say("stocktake.view_review")} <Key>Alt J</Key>
            </Button>
          </Empty>
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside
          <div className="stocktake-lines" onKeyDown={moveOnEnter}>
            {parts.map((part) => (
              <CountRow
                key={part.part}
                part={part}
                counting={counting}
                fault={faults[part.part]}
                type={(quantity) => {
                  const anew = faults[part.part]
                    ? cleared(latest.current, part.part)
                    : latest.current;
                  write(typed(anew, part.part, quantity, sheet.upto));
                  mend(part.part);
                }}
                take={() => write({ ...latest.current, current: part.part })}
                clear={() => {
                  write(cleared(latest.current, part.part));
                  mend(part.part);
                }}
                drop={(serial) => write(unscanned(latest.current, part.part, serial))}
                none={() => write(restIsNone(latest.current, [part], sheet.upto))}
              />
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

interface CountRowProps {
  part: CountedPart;
  counting: Counting;
  fault: string | undefined;
  type: (quantity: number | null) => void;
  take: () => void;
  clear: () => void;
  drop: (serial: string) => void;
  none: () => void;
}

function CountRow({ part, counting, fault, type, take, clear, drop, none }: CountRowProps) {
  const { say } = useWords();
  const line = counting.lines[part.part];
  const name = `${part.number} ${part.name}`;
  const noteId = `stocktake-note-${part.part}`;
  return (
    <div className="stocktake-line" data-test={`stocktake-line-${part.number}`}>
      <div className="stocktake-part">
        <span className="number">{part.number}</span> <bdi>{part.name}</bdi>{" "}
        <span className="quiet">{part.spec}</span>
      </div>
      {part.serialised ? (
        <div className="stocktake-serials">
          {line?.serials.map((serial) => (
            <Tag
              key={serial}
              closable
              className={line.fresh.includes(serial) ? "stocktake-fresh" : ""}
              onClose={(event) => {
                event.preventDefault();
                drop(serial);
              }}
            >
              {serial}
              {line.fresh.includes(serial) && ` · ${say("stocktake.fresh")}`}
            </Tag>
          ))}
          {!line && (
            <Button size="small" onClick={none} data-test={`stocktake-none-${part.number}`}>
              {say("stocktake.none_there")}
            </Button>
          )}
          <Button
            size="small"
            type={counting.current === part.part ? "primary" : "default"}
            onClick={take}
            data-test={`stocktake-take-${part.number}`}
          >
            {say("stocktake.scan_its_serials")}
          </Button>
        </div>
      ) : (
        <CountBox
          id={`stocktake-${part.part}`}
          name={part.number}
          status={fault ? "error" : ""}
          aria-invalid={Boolean(fault)}
          aria-describedby={noteId}
          className="stocktake-quantity"
          value={line?.quantity ?? null}
          change={type}
          suffix={part.unit}
          data-test={`stocktake-quantity-${part.number}`}
        />
      )}
      <span className="number stocktake-sum">
        {part.serialised && line ? `${line.serials.length} ${part.unit}` : ""}
      </span>
      <Button
        size="small"
        type="text"
        disabled={!line}
        onClick={clear}
        aria-label={say("stocktake.clear", { name })}
      >
        {say("stocktake.anew")}
      </Button>
      <div id={noteId} className="field-fault stocktake-fault" role={fault ? "alert" : undefined}>
        {fault}
      </div>
    </div>
  );
}
