import { App, Button } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { moveOnEnter, useFields } from "../kit/fields";
import { isStale, StaleNote } from "../kit/StaleNote";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { ReviseShop, ShopCard } from "../wire/commands";
import { counted, revised } from "./card";
import { HoursGrid } from "./HoursGrid";
import { Logo } from "./Logo";
import { MoneyFields } from "./MoneyFields";
import { NormFields } from "./NormFields";
import { NumberPattern } from "./NumberPattern";
import { DeskFields, ShopFields } from "./ShopFields";
import { useMeanwhile } from "./stale";

/** The shop's own card: what papers say, when it is open, how it counts, the desk's rules. */
export function ShopSettings() {
  const card = useAnswer("shop.card", {}, ["shop", "repair"]);
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
  /** As the core knows it now. */
  card: ShopCard;
  draft: string;
  /** Drops what is typed and reads the card anew. */
  reload: () => Promise<void>;
}

function ShopForm({ card, draft, reload }: ShopFormProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const { message } = App.useApp();
  // What the values were typed over: the card may be revised by somebody else meanwhile.
  const [base, setBase] = useState(card);
  const fields = useFields<ReviseShop>(revised(card), draft);
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const revise = useChange("shop.revise", {
    done: ({ seen_seq }, saved) => {
      fields.replace({ ...saved, seen_seq });
      setBase({ ...base, ...saved, seen_seq });
      dropDraft(draft);
      message.success(say("settings.saved"));
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const save = (over: Partial<ReviseShop> = {}) => {
    setOther(null);
    const folder = values.backup_folder?.trim();
    const tidied = { number_prefix: values.number_prefix.trim(), backup_folder: folder || null };
    revise.run({ ...counted(values), ...tidied, ...over });
  };
  // The logo and the papers' sizes are kept on their own and move the card on without a conflict.
  const ownSteps = revised(card);
  const untouched = sameBut(revised(base), ownSteps);
  const submit = () =>
    save(untouched ? { seen_seq: card.seen_seq, sizes: card.sizes } : { sizes: card.sizes });
  useShortcut("Ctrl+Enter", submit, !locked);
  const changed = !sameBut(values, revised(base));
  const stale = isStale(other);
  const meanwhile = useMeanwhile(base, card);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside
    <section className="card" ref={fields.area} onKeyDown={moveOnEnter}>
      <div className="card-head settings-head">
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
        {stale ? (
          <StaleNote
            reason={other}
            changes={meanwhile}
            keepMine={() => save({ seen_seq: card.seen_seq })}
            takeTheirs={reload}
          />
        ) : (
          <FailureNote reason={other} />
        )}
        <ShopFields fields={fields} logo={<Logo card={card} />} />
        <h3>{say("shop.hours")}</h3>
        <HoursGrid
          hours={values.hours}
          change={(hours) => set("hours", hours)}
          fault={faults.hours}
        />
        <h3>{say("shop.norms")}</h3>
        <NormFields
          norms={values.norms}
          change={(norms) => set("norms", norms)}
          fault={faults.norms}
        />
        <h3>{say("shop.number")}</h3>
        <NumberPattern fields={fields} card={card} />
        <h3>{say("shop.money")}</h3>
        <MoneyFields fields={fields} />
        <h3>{say("shop.desk")}</h3>
        <DeskFields fields={fields} />
      </div>
    </section>
  );
}

/** Whether two revisions say the same, but for what has an act of its own. */
function sameBut(one: ReviseShop, other: ReviseShop): boolean {
  const said = ({ seen_seq: _seq, sizes: _sizes, ...rest }: ReviseShop) =>
    JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)));
  return said(one) === said(other);
}
