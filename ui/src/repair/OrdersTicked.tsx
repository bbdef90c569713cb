import { DownloadOutlined, EditOutlined, PrinterOutlined, TagOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { FailureNote } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { useSave } from "../kit/save";
import { Key } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { NotesForm } from "../note/NotesForm";
import { useCan } from "../session/door";
import type { ExportRepairs, RepairRow } from "../wire/commands";
import { type BulkPaper, OrdersPrint } from "./OrdersPrint";

interface TickedProps {
  rows: readonly RepairRow[];
  clear: () => void;
}

/** What can be done with all ticked orders at once. */
export function OrdersTicked({ rows, clear }: TickedProps) {
  const { say } = useWords();
  const can = useCan();
  const [printing, setPrinting] = useState<BulkPaper | null>(null);
  const [noting, setNoting] = useState(false);
  const ids = rows.map(({ id }) => id);
  return (
    <>
      <div
        className="ticked-bar"
        role="toolbar"
        aria-label={say("orders.ticked", { n: rows.length })}
      >
        <strong className="number" data-test="orders-ticked">
          {say("orders.ticked", { n: rows.length })}
        </strong>
        {can("print_papers") && (
          <>
            <Button
              icon={<PrinterOutlined aria-hidden />}
              onClick={() => setPrinting("repair.job_card")}
              data-test="orders-print-cards"
            >
              {say("orders.print_cards")}
            </Button>
            <Button
              icon={<TagOutlined aria-hidden />}
              onClick={() => setPrinting("repair.device_label")}
              data-test="orders-print-labels"
            >
              {say("orders.print_labels")}
            </Button>
          </>
        )}
        {can("add_notes") && (
          <Button
            icon={<EditOutlined aria-hidden />}
            onClick={() => setNoting(true)}
            data-test="orders-note-many"
          >
            {say("orders.note_many")}
          </Button>
        )}
        <ExportButton wanted={{ ids }} test="orders-export-ticked" />
        <span className="grow" />
        <Button type="text" onClick={clear} data-test="orders-ticked-clear">
          {say("orders.ticked_clear")} <Key>Esc</Key>
        </Button>
      </div>
      {printing && <OrdersPrint paper={printing} rows={rows} close={() => setPrinting(null)} />}
      {noting && <NotesForm repairs={ids} close={() => setNoting(false)} />}
    </>
  );
}

/** A list as a file for a spreadsheet; the core notes who took it out of the house. */
export function ExportButton({ wanted, test }: { wanted: ExportRepairs; test: string }) {
  const { say } = useWords();
  const can = useCan();
  const host = useHost();
  const { save, pending, refused } = useSave();
  if (!can("export_lists")) return null;
  const made = async () => {
    const { file_name, csv } = await host.call("repair.export", wanted);
    const content = new TextEncoder().encode(csv);
    return { name: file_name, content, type: "text/csv;charset=utf-8" as const };
  };
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        onClick={() => save(made)}
        loading={pending}
        data-test={test}
      >
        {say("orders.export")}
      </Button>
      <FailureNote reason={refused} />
    </>
  );
}
