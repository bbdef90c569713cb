import { PrinterOutlined } from "@ant-design/icons";
import { Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Segmented } from "antd";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useLock } from "../frame/lock";
import { Refusal } from "../host/host";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { useFields } from "../kit/fields";
import { useHost, useLine } from "../kit/host";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { usePastedPictures } from "../photo/PhotoDrop";
import { filesIn, useStaging } from "../photo/staging";
import { useMe } from "../session/door";
import type { Channel, RepairOpened } from "../wire/commands";
import { Beside } from "./Beside";
import { ChecksSection, OutlineSection, PhotosSection, useAddPhoto } from "./ConditionSections";
import { ConsentSection } from "./ConsentSection";
import { CHANNELS } from "./choices";
import { useFeeToTell } from "./feeToTell";
import { keepAside, keptSoFar, useKeptDraft } from "./keeping";
import { MainFields } from "./MainFields";
import { MoneySection } from "./MoneySection";
import { AccessoriesSection, CustomerSection, DataSection, MachineSection } from "./MoreSections";
import { useNumberScan } from "./numberScan";
import { isAboveEstimate, PrepaidAsked } from "./PrepaidAsked";
import { useSections } from "./sections";
import { beginAnew, idIn, putAside, type Slot, slotKey } from "./slots";
import { WarrantySection } from "./WarrantySection";
import { asInput, BLANK, type IntakeWriting, isBlank } from "./writing";

interface IntakeFormProps {
  slot: Slot;
  /** The two intakes and what was put aside, on the page's head. */
  tabs: ReactNode;
  opened: (opened: RepairOpened, writing: IntakeWriting) => void;
}

/** One intake: the questions left, what is known and the machine's condition right. */
export function IntakeForm({ slot, tabs, opened }: IntakeFormProps) {
  const { say } = useWords();
  const me = useMe();
  const host = useHost();
  const lineUp = useLine();
  const navigate = useNavigate();
  const { locked } = useLock();
  const key = slotKey(me.id, slot);
  const [id, setId] = useState(() => idIn(me.id, slot));
  const fields = useFields<IntakeWriting>(BLANK, key);
  const { values, set } = fields;
  const latest = useRef(values);
  latest.current = values;
  const sections = useSections(values);
  const fee = useFeeToTell(values);
  const [other, setOther] = useState<Error | null>(null);
  const [asked, setAsked] = useState(false);

  const startOver = (former: string) => {
    beginAnew(me.id, slot);
    setId(idIn(me.id, slot));
    fields.replace(BLANK);
    return former;
  };
  const open = useChange(
    "repair.open",
    {
      done: (answer) => {
        const written = values;
        startOver(id);
        opened(answer, written);
      },
      refused: (reason) => {
        const faulted = reason instanceof Refusal ? reason.failure.fields : [];
        // What is folded opens first, so that its fault has a place.
        flushSync(() => sections.openFor(faulted.map((fault) => fault.field)));
        const shown = fields.showRefusal(reason);
        setOther(shown && !isAlreadyOpen(reason) ? null : reason);
      },
    },
    key,
    "writing",
  );
  const kept = useKeptDraft(id, values, !open.pending);
  const submit = () => (isAboveEstimate(latest.current) ? setAsked(true) : send());
  const send = async () => {
    setAsked(false);
    setOther(null);
    // A draft that is on its way still must not come in after its order.
    await keptSoFar();
    open.run(asInput(latest.current, id, fee?.most ?? null));
  };
  const clear = () => {
    if (!isBlank(values)) {
      putAside(me.id, { id, writing: values });
      // Where the core does not take it, it is in memory still.
      keepAside(host, { id, writing: values }).catch(() => undefined);
    }
    startOver(id);
    fields.area.current?.querySelector<HTMLElement>("[data-field=phone] input")?.focus();
  };
  useShortcut("Ctrl+Enter", submit, !locked);
  useShortcut("Escape", () => navigate({ to: "/repairs" }), !locked);
  useNumberScan(fields, !locked);

  const photosNow = useCallback(() => latest.current.photos, []);
  const setPhotos = useCallback(
    (photos: IntakeWriting["photos"]) => {
      // Pictures may come faster than the page is drawn anew.
      latest.current = { ...latest.current, photos };
      set("photos", photos);
    },
    [set],
  );
  const staging = useStaging(useAddPhoto(photosNow, setPhotos));
  usePastedPictures(staging);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pictures may be dropped anywhere on the page
    <div
      className="page intake"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const files = filesIn(event.dataTransfer);
        if (files.length > 0) staging.take(files);
      }}
    >
      <div className="page-head">
        <h1>{say("place.intake")}</h1>
        <Segmented<Channel>
          aria-label={say("intake.channel")}
          value={values.channel}
          onChange={(channel) => set("channel", channel)}
          options={CHANNELS.map((one) => ({ value: one, label: say(`channel.${one}`) }))}
          data-test="intake-channel"
        />
        {tabs}
        <KeptNote blank={isBlank(values)} kept={kept} />
        <Button onClick={clear} disabled={isBlank(values)} data-test="intake-clear">
          {say("intake.clear")}
        </Button>
        <Button
          type="primary"
          icon={<PrinterOutlined aria-hidden />}
          onClick={submit}
          loading={open.pending}
          data-test="intake-submit"
        >
          {say("intake.submit")} <Key>Ctrl Enter</Key>
        </Button>
      </div>
      {values.visit && (
        <p className="quiet" data-test="intake-visit">
          {say("intake.same_visit", { number: values.visit.number })}
        </p>
      )}
      <Refused reason={other} />
      {asked && (
        <PrepaidAsked
          sums={values}
          pending={open.pending}
          goOn={send}
          back={() => setAsked(false)}
        />
      )}
      <div ref={fields.area} className="intake-columns">
        <fieldset className="intake-left" disabled={open.pending && !lineUp}>
          <legend className="unseen">{say("place.intake")}</legend>
          <div className="card card-body">
            <MainFields fields={fields} />
          </div>
          <MoneySection fields={fields} sections={sections} />
          <DataSection fields={fields} sections={sections} />
          <AccessoriesSection fields={fields} sections={sections} />
          <WarrantySection fields={fields} sections={sections} />
          <ConsentSection fields={fields} sections={sections} fee={fee} />
          <CustomerSection fields={fields} sections={sections} />
          <MachineSection fields={fields} sections={sections} />
        </fieldset>
        <div className="intake-right">
          <Beside fields={fields} />
          <OutlineSection fields={fields} sections={sections} />
          <ChecksSection fields={fields} sections={sections} />
          <PhotosSection fields={fields} sections={sections} staging={staging} />
        </div>
      </div>
    </div>
  );
}

function KeptNote({ blank, kept }: { blank: boolean; kept: ReturnType<typeof useKeptDraft> }) {
  const { say } = useWords();
  const clock = useClock();
  const words = () => {
    if (blank) return say("intake.begin");
    if (kept.failed) return say("intake.kept_failed");
    if (kept.at) return say("intake.kept_at", { at: clock.short(kept.at.toISOString()) });
    return say("intake.draft_kept");
  };
  return (
    <span className="quiet grow cut" data-test="intake-kept">
      {words()}
    </span>
  );
}

function isAlreadyOpen(reason: Error): boolean {
  return reason instanceof Refusal && reason.failure.message === "repair.already_open";
}

/** Why the order was not opened; a machine that is here already leads to its order. */
function Refused({ reason }: { reason: Error | null }) {
  const { say } = useWords();
  if (!(reason instanceof Refusal) || !isAlreadyOpen(reason)) {
    return <FailureNote reason={reason} />;
  }
  const { number = "", id } = reason.failure.params;
  return (
    <Alert
      type="error"
      showIcon
      title={say("device.has_open", { number })}
      action={
        id !== undefined && (
          <Link to="/repairs/$id" params={{ id }} data-test="intake-see-open">
            {say("intake.see_open_order", { number })}
          </Link>
        )
      }
      data-test="intake-already-open"
    />
  );
}
