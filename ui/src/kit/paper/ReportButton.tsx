import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useLock } from "../../frame/lock";
import { useCan, useMe } from "../../session/door";
import type { PaperName } from "../../wire/commands";
import { Key, popupOpen, useShortcut } from "../shortcuts";
import { useWords } from "../words";

const PaperPreview = lazy(() => import("./PaperPreview"));

interface ReportButtonProps {
  paper: PaperName &
    (
      | "repair.figures_report"
      | "repair.overrides_report"
      | "reminder.unclaimed_report"
      | "payment.debts_report"
      | "close.report"
      | "stocktake.count_sheet"
      | "stocktake.result_sheet"
    );
  /** Of which days, or which of a list: as the core reads it. */
  what: string;
}

/** What a list shows, all of it, as a paper. */
export function ReportButton({ paper, what }: ReportButtonProps) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const { locked } = useLock();
  const [shown, setShown] = useState(false);
  const may = can("print_papers");
  useShortcut("Ctrl+P", () => !popupOpen() && setShown(true), !locked && may && !shown);
  if (!may) return null;
  const name = `${say(`paper.${paper}`)} ${what.replace(/~/gu, " ").trim()}`;
  return (
    <>
      <Button
        icon={<PrinterOutlined aria-hidden />}
        onClick={() => setShown(true)}
        data-test="report-print"
      >
        {say("report.print")} <Key>Ctrl P</Key>
      </Button>
      {shown && (
        <Suspense>
          <PaperPreview
            paper={paper}
            id={me.id}
            what={what}
            title={say(`paper.${paper}`)}
            fileName={`${name}.pdf`}
            close={() => setShown(false)}
          />
        </Suspense>
      )}
    </>
  );
}
