import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { keepDraft } from "../kit/drafts";
import { useHost } from "../kit/host";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { RepairOpened } from "../wire/commands";
import { IntakeForm } from "./IntakeForm";
import { dropKept, INTAKE_FORM, keptDrafts } from "./keeping";
import { Opened } from "./Opened";
import {
  activate,
  activeSlot,
  areListed,
  asideDrafts,
  bringIn,
  discardAside,
  markListed,
  SLOTS,
  type Slot,
  slotKey,
  takeBack,
  useSlotChanges,
  writingIn,
} from "./slots";
import { type IntakeWriting, nextMachine, whoOf } from "./writing";
import "./intake.css";

/** Takes machines in: two intakes at a time, each kept until it becomes an order. */
export function IntakePage() {
  const me = useMe();
  const changes = useSlotChanges();
  useKeptDrafts(me.id);
  const slot = activeSlot(me.id);
  const [done, setDone] = useState<Done | null>(null);

  const next = () => setDone(null);
  const again = () => {
    if (!done) return;
    const { id, number } = { id: done.opened.visit, number: done.opened.number };
    keepDraft(slotKey(me.id, slot), nextMachine(done.writing, { id, number }));
    setDone(null);
  };
  if (done) {
    return (
      <div className="page">
        <Opened opened={done.opened} who={done.who} next={next} again={again} />
      </div>
    );
  }
  return (
    <IntakeForm
      key={`${slot}/${changes}`}
      slot={slot}
      tabs={<Tabs slot={slot} person={me.id} />}
      opened={(opened, writing) => setDone({ opened, writing, who: whoOf(writing) })}
    />
  );
}

interface Done {
  opened: RepairOpened;
  writing: IntakeWriting;
  who: string;
}

/** Brings in, once for each person at this window, what the core kept over a crash or a restart. */
function useKeptDrafts(person: string): void {
  const [listed, setListed] = useState(() => areListed(person));
  const kept = useAnswer("draft.list", { form: INTAKE_FORM }, [], { enabled: !listed });
  const rows = kept.data;
  useEffect(() => {
    if (listed || !rows) return;
    markListed(person);
    setListed(true);
    bringIn(person, keptDrafts(rows));
  }, [listed, rows, person]);
}

function Tabs({ slot, person }: { slot: Slot; person: string }) {
  const { say } = useWords();
  const { locked } = useLock();
  const host = useHost();
  const aside = asideDrafts(person).at(-1);
  const discard = () => {
    const gone = discardAside(person);
    // What the core does not drop now comes back with the next start, to be discarded again.
    if (gone) dropKept(host, gone.id).catch(() => undefined);
  };
  const turn = () => activate(person, slot === 1 ? 2 : 1);
  useShortcut("Alt+N", turn, !locked);
  return (
    <div className="row intake-tabs">
      <div className="row intake-tabs" role="tablist" aria-label={say("intake.tabs")}>
        {SLOTS.map((one) => {
          const who = whoOf(writingIn(person, one));
          return (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={one === slot}
              className="intake-tab"
              onClick={() => activate(person, one)}
              data-test={`intake-tab-${one}`}
            >
              <span>{say("intake.tab", { n: one })}</span>
              {one !== slot && (
                <span className="quiet cut intake-tab-who">
                  {who === "" ? say("intake.tab_blank") : who}
                </span>
              )}
              {one !== slot && <Key>Alt N</Key>}
            </button>
          );
        })}
      </div>
      {aside && (
        <Button
          type="link"
          size="small"
          onClick={() => takeBack(person, slot)}
          data-test="intake-take-back"
        >
          {say("intake.take_back", { who: whoOf(aside.writing) })}
        </Button>
      )}
      {aside && (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={say("intake.discard_aside", { who: whoOf(aside.writing) })}
          title={say("intake.discard_aside", { who: whoOf(aside.writing) })}
          onClick={discard}
          data-test="intake-discard-aside"
        />
      )}
    </div>
  );
}
