import { Button } from "antd";
import { useState } from "react";
import { Checks } from "../condition/Checks";
import { Outline } from "../condition/Outline";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { Check, Mark, RepairCard } from "../wire/commands";
import { OrderRefused, useBasis } from "./collision";
import { FactCard } from "./Facts";
import { isOver } from "./Promised";

/** How it looked and what worked; both can be mended in place. */
export function ConditionFacts({ card }: { card: RepairCard }) {
  const { say } = useWords();
  const can = useCan();
  const [editing, setEditing] = useState(false);
  const nothing = card.marks.length === 0 && card.checks.length === 0;
  const mayEdit = can("correct_repairs") && !isOver(card.stage);
  return (
    <FactCard
      title={say("order.condition")}
      test="order-condition"
      acts={
        mayEdit &&
        !editing && (
          <Button size="small" onClick={() => setEditing(true)} data-test="condition-edit">
            {say("order.condition_edit")}
          </Button>
        )
      }
    >
      {editing ? (
        <ConditionForm card={card} close={() => setEditing(false)} />
      ) : nothing ? (
        <p className="quiet">{say("order.condition_none")}</p>
      ) : (
        <div className="order-condition">
          <Outline kind={card.kind} marks={card.marks} />
          <Checks kind={card.kind} checks={card.checks} />
        </div>
      )}
    </FactCard>
  );
}

function ConditionForm({ card, close }: { card: RepairCard; close: () => void }) {
  const { say } = useWords();
  const { locked } = useLock();
  const [marks, setMarks] = useState<Mark[]>(card.marks);
  const [checks, setChecks] = useState<Check[]>(card.checks);
  const set = useChange("repair.set_condition", { done: close });
  const { seen, since } = useBasis({ marks: card.marks, checks: card.checks }, card.seen_seq);
  const save = (seen_seq: number) => set.run({ id: card.id, seen_seq, marks, checks });
  const submit = () => save(seen);
  useShortcut("Ctrl+Enter", submit, !locked);
  useShortcut("Escape", close, !locked);
  return (
    <div className="stack" data-test="condition-form">
      <div className="order-condition">
        <Outline kind={card.kind} marks={marks} change={setMarks} />
        <Checks kind={card.kind} checks={checks} change={setChecks} />
      </div>
      <OrderRefused
        reason={set.refused}
        repair={card.id}
        since={since}
        keepMine={() => save(card.seen_seq)}
        close={close}
      />
      <div className="row">
        <Button
          type="primary"
          size="small"
          loading={set.pending}
          onClick={submit}
          data-test="condition-save"
        >
          {say("act.save")} <Key>Ctrl Enter</Key>
        </Button>
        <Button size="small" onClick={close} data-test="condition-cancel">
          {say("act.cancel")} <Key>Esc</Key>
        </Button>
      </div>
    </div>
  );
}
