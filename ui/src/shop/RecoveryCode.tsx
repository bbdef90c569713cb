import { PrinterOutlined } from "@ant-design/icons";
import { Alert, Button, Checkbox } from "antd";
import { useState } from "react";
import { createPortal } from "react-dom";
import { useClock } from "../kit/dates";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords, type Word } from "../kit/words";

interface RecoveryCodeProps {
  code: string;
  shop: string;
  /** What the last button says. */
  onward: Word;
  kept: () => void;
}

/** The page after founding: the code, then to work. */
export function RecoveryPage(props: RecoveryCodeProps) {
  const { say } = useWords();
  return (
    <div className="entrance">
      <main className="entrance-column recovery">
        <h1>{say("recovery.title")}</h1>
        <RecoveryCode {...props} />
      </main>
    </div>
  );
}

/** The sole manager's way back in, shown this once: to be printed or written down. */
export function RecoveryCode({ code, shop, onward, kept }: RecoveryCodeProps) {
  const { say } = useWords();
  const [confirmed, setConfirmed] = useState(false);
  useShortcut("Ctrl+P", () => window.print());
  useShortcut("Ctrl+Enter", kept, confirmed);
  return (
    <>
      <div className="recovery">
        <p>{say("recovery.told")}</p>
        <output className="recovery-code" data-test="recovery-code">
          {code}
        </output>
        <Alert type="warning" showIcon title={say("recovery.once")} />
        <Button
          icon={<PrinterOutlined aria-hidden />}
          onClick={() => window.print()}
          autoFocus
          data-test="recovery-print"
        >
          {say("recovery.print")} <Key>Ctrl P</Key>
        </Button>
        <Checkbox
          checked={confirmed}
          onChange={(event) => setConfirmed(event.target.checked)}
          data-test="recovery-kept"
        >
          {say("recovery.kept")}
        </Checkbox>
        <Button
          type="primary"
          size="large"
          disabled={!confirmed}
          onClick={kept}
          data-test="recovery-continue"
        >
          {say(onward)} <Key>Ctrl Enter</Key>
        </Button>
      </div>
      {createPortal(<RecoverySheet code={code} shop={shop} />, document.body)}
    </>
  );
}

/** What comes out of the printer. */
function RecoverySheet({ code, shop }: { code: string; shop: string }) {
  const { say } = useWords();
  const clock = useClock();
  return (
    <div className="print-sheet recovery-sheet">
      <h1>{shop}</h1>
      <h2>{say("recovery.title")}</h2>
      <p className="recovery-sheet-code">{code}</p>
      <p>{say("recovery.told")}</p>
      <p>{say("recovery.sheet_date", { day: clock.day(new Date().toISOString()) })}</p>
    </div>
  );
}
