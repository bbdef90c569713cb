import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type Cell, csvOf } from "../kit/csv";
import { FailureNote } from "../kit/FailureNote";
import { useSave } from "../kit/save";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";

interface SaveRowsProps {
  name: string;
  rows: () => readonly (readonly Cell[])[];
}

/** What is shown, as a file for a spreadsheet. */
export function SaveRows({ name, rows }: SaveRowsProps) {
  const { say } = useWords();
  const can = useCan();
  const { save, pending, refused } = useSave();
  if (!can("export_lists")) return null;
  return (
    <>
      <FailureNote reason={refused} />
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={pending}
        onClick={() =>
          save(() => ({ name, content: csvOf(rows()), type: "text/csv;charset=utf-8" }))
        }
        data-test="figures-export"
      >
        {say("orders.export")}
      </Button>
    </>
  );
}
