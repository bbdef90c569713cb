import { EyeOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";

/** How long a code stays uncovered (ms). */
const SHOWN_FOR = 30_000;

/**
 * The pick-up code, for a customer who asks for it again: covered until somebody asks, which the
 * core records, and covered again after half a minute and under the lock.
 */
export function PickUpCode({ repair }: { repair: string }) {
  const { say } = useWords();
  const { locked } = useLock();
  const [code, setCode] = useState<string | null>(null);
  const cover = useCallback(() => setCode(null), []);
  const look = useChange("repair.pick_up_code", { done: (shown) => setCode(shown.code) });
  useEffect(() => {
    if (code === null) return;
    const timer = setTimeout(cover, SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [code, cover]);
  useEffect(() => {
    if (locked) cover();
  }, [locked, cover]);
  const toggle = () => (code === null ? look.run({ id: repair }) : cover());
  useShortcut("Alt+C", () => !popupOpen() && toggle(), !locked);
  return (
    <span className="row">
      {code !== null && (
        <strong className="number" data-test="pick-up-code">
          {code}
        </strong>
      )}
      <Button
        size="small"
        icon={<EyeOutlined aria-hidden />}
        loading={look.pending}
        onClick={toggle}
        title={say("hand_over.code_told")}
        data-test="pick-up-code-show"
      >
        {say(code === null ? "hand_over.code_show" : "passcode.cover")} <Key>Alt C</Key>
      </Button>
      <FailureNote reason={look.refused} />
    </span>
  );
}
