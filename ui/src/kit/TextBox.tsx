import { Button, Input } from "antd";
import { LongText } from "./LongText";
import { useWords } from "./words";

/**
 * Browsers lay a whole text area out anew with each key and take a paste in line by line: so many
 * characters are set at once instead, and so many more are shown instead of being edited.
 */
const SET_AT_ONCE = 3_000;
const SHOWN_ONLY = 20_000;

interface TextBoxProps {
  id: string;
  name: string;
  status: "" | "error";
  "aria-invalid": boolean;
  "aria-describedby": string;
  "data-test": string;
  rows: number;
  autoFocus?: boolean;
  placeholder?: string;
  value: string;
  change: (text: string) => void;
}

/** A text of several lines and of any length. */
export function TextBox({ value, change, ...rest }: TextBoxProps) {
  const { say } = useWords();
  if (value.length > SHOWN_ONLY) {
    return (
      <div className="text-long" data-test={rest["data-test"]}>
        <div className="row-wide">
          <span className="quiet">{say("text.long", { n: value.length })}</span>
          <Button id={rest.id} size="small" onClick={() => change("")}>
            {say("text.rewrite")}
          </Button>
        </div>
        <LongText text={value} />
      </div>
    );
  }
  const paste = (event: React.ClipboardEvent<HTMLTextAreaElement>) => {
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
    if (text.length < SET_AT_ONCE) return;
    event.preventDefault();
    const { selectionStart, selectionEnd } = event.currentTarget;
    change(value.slice(0, selectionStart) + text + value.slice(selectionEnd));
  };
  return (
    <Input.TextArea
      {...rest}
      value={value}
      onChange={(event) => change(event.target.value)}
      onPaste={paste}
    />
  );
}
