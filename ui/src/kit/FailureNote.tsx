import { Alert, Button } from "antd";
import { useLock } from "../frame/lock";
import { LineDown, Refusal } from "../host/host";
import type { Failure, Gate, Right } from "../wire/commands";
import { awaitsPerson } from "./answers";
import { Unsettled } from "./change";
import { failureWords, faultWords, hasWord, type Say, useWords } from "./words";

/** Any reason an act or a query did not come about, in words a person can act on. */
export function FailureNote({ reason, again }: { reason: Error | null; again?: () => void }) {
  const { say } = useWords();
  const { locked } = useLock();
  if (!reason) return null;
  // Whoever reads this sits here again.
  const isBack = awaitsPerson(reason) && !locked;
  const failure = reason instanceof Refusal ? reason.failure : null;
  return (
    <Alert
      type="error"
      showIcon
      data-test="failure-note"
      title={isBack ? say("lock.again") : reasonWords(say, reason)}
      description={hasDetails(failure) && <FailureDetails failure={failure} />}
      action={
        again && (
          <Button size="small" onClick={again}>
            {say("act.again")}
          </Button>
        )
      }
    />
  );
}

/** The one sentence for a reason. */
export function reasonWords(say: Say, reason: Error): string {
  if (reason instanceof Refusal) return failureWords(say, reason.failure);
  if (reason instanceof LineDown) return say("line.down");
  if (reason instanceof Unsettled) return say("lock.unsettled");
  return say("failure.unknown", { key: reason.message });
}

function hasDetails(failure: Failure | null): failure is Failure {
  if (failure === null) return false;
  return failure.gates.length > 0 || failure.fields.length > 0 || failure.trace !== null;
}

function FailureDetails({ failure }: { failure: Failure }) {
  const { say } = useWords();
  return (
    <>
      {failure.gates.map((gate) => (
        <div key={gate.gate}>
          {gateWords(say, gate)}
          {gate.lifted_by &&
            ` · ${say("gate.lifted_by", { right: rightWords(say, gate.lifted_by) })}`}
        </div>
      ))}
      {failure.fields.map((fault) => (
        <div key={`${fault.field} ${fault.message}`} data-test="failure-fault">
          {fieldWords(say, fault.field)} {faultWords(say, fault)}
        </div>
      ))}
      {failure.trace && (
        <div className="quiet" data-test="failure-trace">
          {say("failure.trace", { trace: failure.trace })}
        </div>
      )}
    </>
  );
}

/** What an open gate waits for, in words. */
export function gateWords(say: Say, { gate, params }: Gate): string {
  const key = `gate.${gate}`;
  return hasWord(key) ? say(key, params) : gate;
}

/** A fault whose field is not on the page names it. */
function fieldWords(say: Say, field: string): string {
  const key = `field.${field}`;
  return hasWord(key) ? `${say(key)}:` : "";
}

function rightWords(say: Say, right: Right): string {
  return say(`right.${right}`);
}
