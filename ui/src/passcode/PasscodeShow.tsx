import { EyeOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { PasscodeState, ShownPasscode } from "../wire/commands";
import { PatternPad } from "./PatternPad";

/** How long a passcode stays uncovered (ms). */
const SHOWN_FOR = 30_000;

/**
 * An order's passcode: covered until somebody with the right asks for it, which the core records,
 * and covered again after half a minute, when the window loses focus and under the lock.
 */
export function PasscodeShow({ repair, state }: { repair: string; state: PasscodeState | null }) {
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const [shown, setShown] = useState<ShownPasscode | null>(null);
  const cover = useCallback(() => setShown(null), []);
  const look = useChange("passcode.show", { done: setShown });
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(cover, SHOWN_FOR);
    window.addEventListener("blur", cover);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("blur", cover);
    };
  }, [shown, cover]);
  useEffect(() => {
    if (locked) cover();
  }, [locked, cover]);

  if (!state) return <span className="quiet">{say("passcode.none")}</span>;
  if (state.purged) return <span className="quiet">{say("passcode.purged")}</span>;
  return (
    <div className="stack-tight">
      <div className="row">
        <span>{say(`passcode_kind.${state.kind}`)}</span>
        {shown ? (
          <>
            {shown.kind !== "pattern" && (
              <strong className="number typed" data-test="passcode-shown">
                {shown.secret}
              </strong>
            )}
            <Button size="small" onClick={cover} data-test="passcode-cover">
              {say("passcode.cover")}
            </Button>
          </>
        ) : (
          can("see_passcodes") && (
            <Button
              size="small"
              icon={<EyeOutlined aria-hidden />}
              loading={look.pending}
              onClick={() => look.run({ id: repair })}
              title={say("passcode.look_told")}
              data-test="passcode-show"
            >
              {say("passcode.look")}
            </Button>
          )
        )}
      </div>
      {shown?.kind === "pattern" && <PatternPad pattern={shown.secret} />}
      <FailureNote reason={look.refused} />
    </div>
  );
}
