import { PrinterOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { Signature } from "../consent/SignaturePad";
import { useLock } from "../frame/lock";
import { useClock } from "../kit/dates";
import { yuan } from "../kit/money";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { Fact, FactCard, Facts } from "../repair/Facts";
import { useCan } from "../session/door";
import type { HandOverCard, RepairCard } from "../wire/commands";

const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

interface HandOverDoneProps {
  repair: RepairCard;
  done: NonNullable<HandOverCard["done"]>;
  /** It was handed over on this screen just now. */
  fresh: boolean;
}

/** How the machine went home, and its 维修服务凭证. */
export function HandOverDone({ repair, done, fresh }: HandOverDoneProps) {
  const { say } = useWords();
  const can = useCan();
  const clock = useClock();
  const { locked } = useLock();
  const mayPrint = can("print_papers") && !done.reopened;
  // Straight after the hand-over the customer waits for the voucher.
  const [paper, setPaper] = useState(fresh && mayPrint);
  useShortcut("Alt+O", () => setPaper(true), mayPrint && !paper && !locked);
  useShortcut("Ctrl+Enter", () => setPaper(true), mayPrint && !paper && !locked);
  return (
    <>
      {done.reopened && (
        <Alert
          type="warning"
          showIcon
          title={say("hand_over.reopened")}
          data-test="hand-over-reopened"
        />
      )}
      <FactCard
        title={say(done.reopened ? "hand_over.last" : "hand_over.done")}
        test="hand-over-done"
        acts={
          mayPrint && (
            <Button
              type="primary"
              size="small"
              icon={<PrinterOutlined aria-hidden />}
              onClick={() => setPaper(true)}
              data-test="hand-over-print"
            >
              {say("paper.hand_over.voucher")} <Key>Alt O</Key>
            </Button>
          )
        }
      >
        <Facts>
          <Fact name={say("hand_over.when")}>
            <span className="number">{clock.full(done.at)}</span> · {done.by}
          </Fact>
          <Fact name={say("field.outcome")} test="hand-over-outcome">
            {say(`outcome.${done.outcome}`)}
          </Fact>
          <Fact name={say("field.against")}>{say(`against.${done.against}`)}</Fact>
          <Fact name={say("hand_over.collector")}>{done.collector || repair.customer_name}</Fact>
          <Fact name={say("hand_over.accessories")}>
            {done.accessories.length > 0
              ? done.accessories.map((one) => say(`accessory.${one}`)).join(say("text.list_mark"))
              : say("order.accessories_none")}
          </Fact>
          <Fact name={say("field.old_parts")}>{say(`old_parts.${done.old_parts}`)}</Fact>
          {done.owed > 0 && (
            <Fact name={say("hand_over.owed")} test="hand-over-owed">
              <strong className="number tone-late">{yuan(done.owed)}</strong>
            </Fact>
          )}
          <Fact name={say("consent.signature")}>
            {done.signature === null ? (
              say("hand_over.on_paper")
            ) : (
              <Signature signature={done.signature} />
            )}
          </Fact>
        </Facts>
      </FactCard>
      {paper && (
        <Suspense>
          <PaperPreview
            paper="hand_over.voucher"
            id={repair.id}
            title={`${say("paper.hand_over.voucher")} ${repair.number}`}
            fileName={`voucher-${repair.number}.pdf`}
            close={() => setPaper(false)}
          />
        </Suspense>
      )}
    </>
  );
}
