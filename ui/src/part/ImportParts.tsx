import { DownloadOutlined, FileExcelOutlined } from "@ant-design/icons";
import { Alert, App, Button, Checkbox, Modal, Radio } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { csvOf } from "../kit/csv";
import { FailureNote } from "../kit/FailureNote";
import { useFocusBack } from "../kit/focus";
import { useHost } from "../kit/host";
import { useSave } from "../kit/save";
import { Key, useShortcut } from "../kit/shortcuts";
import { faultWords, type Say, useWords } from "../kit/words";
import type { ImportColumn, ImportFault, ImportLook } from "../wire/commands";

/** The columns a list may have, in the order of its template. */
const COLUMNS: readonly ImportColumn[] = [
  "number",
  "name",
  "spec",
  "unit",
  "grade",
  "serialised",
  "returns_old",
  "class",
  "codes",
  "models",
  "sale",
  "markup",
  "warranty_days",
  "safety",
  "reorder_at",
  "maximum",
  "bin",
  "supplier",
  "supplier_number",
  "price",
  "lead_days",
  "least",
  "note",
];

/** So many faults are shown; the file with them has all. */
const SHOWN = 200;

interface Chosen {
  name: string;
  content: string;
}

/** A list of parts out of a spreadsheet: first looked through, then taken in as that look says. */
export function ImportParts({ close }: { close: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const { locked } = useLock();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<Chosen | null>(null);
  const [changeKnown, setChangeKnown] = useState(true);
  const [onlyGood, setOnlyGood] = useState(false);
  const look = useLook(file, changeKnown);
  const { save, refused: notSaved } = useSave();
  useFocusBack();
  const take = useChange("part.import", {
    done: (done) => {
      message.success(say("import.done", { ...done }));
      close();
    },
  });
  const seen = look.seen;
  const news = seen ? seen.done.added + seen.done.changed : 0;
  const ready = seen !== null && news > 0 && (seen.done.bad === 0 || onlyGood);
  const named = { disabled: file !== null && !ready, "data-test": "import-act" };
  const act = () => {
    if (!file) input.current?.click();
    else if (ready && !take.pending) {
      take.run({ content: file.content, change_known: changeKnown, only_good: onlyGood });
    }
  };
  useShortcut("Ctrl+Enter", act, !locked, "form");
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    take.clear();
    setOnlyGood(false);
    setFile({ name: chosen.name, content: await base64Of(chosen) });
  };
  const template = () =>
    save(() => ({
      name: `${say("import.template_name")}.csv`,
      content: csvOf([COLUMNS.map((column) => say(`import_column.${column}`))]),
      type: "text/csv;charset=utf-8",
    }));
  const faultFile = () =>
    save(() => ({
      name: `${say("import.faults_name")}.csv`,
      content: csvOf([
        [say("import.line"), say("import.column"), say("import.reason")],
        ...(seen?.faults ?? []).map((fault) => [
          fault.line,
          say(`import_column.${fault.column}`),
          reasonOf(say, fault),
        ]),
      ]),
      type: "text/csv;charset=utf-8",
    }));
  return (
    <Modal
      open
      title={say("part.import")}
      width={760}
      onCancel={close}
      mask={{ closable: false }}
      onOk={act}
      confirmLoading={take.pending || look.pending}
      okButtonProps={named}
      okText={
        <>
          {file ? say("import.act", { n: news }) : say("import.choose")} <Key>Ctrl Enter</Key>
        </>
      }
      data-test="import-form"
    >
      <div className="stack">
        <p className="quiet">{say("import.told")}</p>
        <div className="row">
          <Button
            icon={<FileExcelOutlined aria-hidden />}
            onClick={() => input.current?.click()}
            data-test="import-choose"
          >
            {file ? say("import.choose_other") : say("import.choose")}
          </Button>
          {file && <bdi className="cut">{file.name}</bdi>}
          <span className="grow" />
          <Button
            type="link"
            icon={<DownloadOutlined aria-hidden />}
            onClick={template}
            data-test="import-template"
          >
            {say("import.template")}
          </Button>
        </div>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.xlsx,text/csv"
          hidden
          aria-label={say("import.choose")}
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = "";
          }}
          data-test="import-file"
        />
        <Radio.Group
          aria-label={say("import.known")}
          value={changeKnown}
          onChange={(event) => setChangeKnown(event.target.value)}
          options={[
            { value: true, label: say("import.change_known") },
            { value: false, label: say("import.leave_known") },
          ]}
          data-test="import-known"
        />
        <FailureNote reason={look.error ?? take.refused ?? notSaved} />
        {seen && <Seen look={seen} />}
        {seen && seen.faults.length > 0 && (
          <>
            <div className="row">
              <Checkbox
                checked={onlyGood}
                onChange={(event) => setOnlyGood(event.target.checked)}
                data-test="import-only-good"
              >
                {say("import.only_good", { n: seen.done.bad })}
              </Checkbox>
              <span className="grow" />
              <Button onClick={faultFile} data-test="import-faults-save">
                {say("import.faults_save")}
              </Button>
            </div>
            <Faults faults={seen.faults} />
          </>
        )}
      </div>
    </Modal>
  );
}

/** What the list would come to. */
function Seen({ look }: { look: ImportLook }) {
  const { say } = useWords();
  const { rows, done, unknown_columns, twice, new_suppliers, new_bins } = look;
  return (
    <Alert
      type={done.bad > 0 ? "warning" : "info"}
      showIcon
      title={<span data-test="import-sum">{say("import.sum", { rows, ...done })}</span>}
      description={
        <>
          {new_suppliers.length > 0 && (
            <div>{say("import.new_suppliers", { names: new_suppliers.join(" / ") })}</div>
          )}
          {new_bins.length > 0 && (
            <div>{say("import.new_bins", { names: new_bins.join(" / ") })}</div>
          )}
          {unknown_columns.length > 0 && (
            <div>{say("import.unknown_columns", { names: unknown_columns.join(" / ") })}</div>
          )}
          {twice.length > 0 && (
            <div>
              {say("import.twice", {
                names: twice.map((column) => say(`import_column.${column}`)).join(" / "),
              })}
            </div>
          )}
        </>
      }
    />
  );
}

function Faults({ faults }: { faults: readonly ImportFault[] }) {
  const { say } = useWords();
  return (
    <div className="import-faults">
      <table className="part-table" data-test="import-faults">
        <thead>
          <tr>
            <th className="cell-end">{say("import.line")}</th>
            <th>{say("import.column")}</th>
            <th>{say("import.reason")}</th>
          </tr>
        </thead>
        <tbody>
          {faults.slice(0, SHOWN).map((fault) => (
            <tr key={`${fault.line} ${fault.column} ${fault.message}`} data-test="import-fault">
              <td className="cell-end number">{fault.line}</td>
              <td>{say(`import_column.${fault.column}`)}</td>
              <td>{reasonOf(say, fault)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > SHOWN && (
        <p className="quiet">{say("import.more_faults", { n: faults.length - SHOWN })}</p>
      )}
    </div>
  );
}

function reasonOf(say: Say, { column, message, params }: ImportFault): string {
  return faultWords(say, { field: column, message, params });
}

/** Looks through a list whenever it or what is wanted of it changes. */
function useLook(file: Chosen | null, changeKnown: boolean) {
  const host = useHost();
  const [seen, setSeen] = useState<ImportLook | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [pending, setPending] = useState(false);
  const look = useCallback(async () => {
    if (!file) return;
    setPending(true);
    setError(null);
    setSeen(null);
    try {
      const input = { content: file.content, change_known: changeKnown, only_good: false };
      setSeen(await host.call("part.check_import", input));
    } catch (reason) {
      setError(reason instanceof Error ? reason : new Error(String(reason)));
    } finally {
      setPending(false);
    }
  }, [host, file, changeKnown]);
  useEffect(() => {
    look();
  }, [look]);
  return { seen, error, pending };
}

/** A file's content in base64. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.onload = () => {
      const url = String(reader.result);
      resolve(url.slice(url.indexOf(",") + 1));
    };
    reader.readAsDataURL(file);
  });
}
