import { PrinterOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useLock } from "../frame/lock";
import { useClock } from "../kit/dates";
import { yuan } from "../kit/money";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { CloseRow } from "../wire/commands";
import { MethodTotals } from "./MethodTotals";
import { differenceWords, differs } from "./pieces";

interface CloseDetailsProps {
  row: CloseRow;
  print: () => void;
  close: () => void;
}

/** One close: its totals, the count, and where the journal stood. */
export function CloseDetails({ row, print, close }: CloseDetailsProps) {
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const clock = useClock();
  const mayPrint = can("print_papers");
  useShortcut("Ctrl+P", print, !locked && mayPrint);
  return (
    <Modal
      open
      title={`${say(`close_scope.${row.scope}`)} ${row.number}`}
      width={640}
      onCancel={close}
      footer={null}
      data-test="close-details"
    >
      <div className="stack">
        <p className="quiet">
          {row.person_name || row.by} · {row.day} ·{" "}
          <time className="number" dateTime={row.at}>
            {clock.full(row.at)}
          </time>
        </p>
        <MethodTotals totals={row.totals} />
        <dl className="close-sums">
          <dt>{say("close.expected")}</dt>
          <dd className="number">{yuan(row.expected)}</dd>
          <dt>{say("close.counted")}</dt>
          <dd className="number">{yuan(row.counted)}</dd>
          <dt>{say("close.difference")}</dt>
          <dd className={row.difference === 0 ? "number" : "number tone-late"}>
            {differenceWords(row.difference)} {say(`close.${differs(row.difference)}`)}
          </dd>
          <dt>{say("close.stays")}</dt>
          <dd className="number">{yuan(row.stays)}</dd>
          {row.reason !== "" && (
            <>
              <dt>{say("close.reason")}</dt>
              <dd>
                <bdi>{row.reason}</bdi>
              </dd>
            </>
          )}
          <dt>{say("close.head")}</dt>
          <dd className="number close-head">
            {row.head_row} · {row.head_hash}
          </dd>
        </dl>
        <div className="row-wide">
          <span className="quiet">{say("close.head_told")}</span>
          {mayPrint && (
            <Button icon={<PrinterOutlined aria-hidden />} onClick={print} data-test="close-print">
              {say("close.print")} <Key>Ctrl P</Key>
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
