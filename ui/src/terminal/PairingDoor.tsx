import { Alert, Button } from "antd";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import { minutesWords, useSecondsUntil } from "./countdown";
import { usePairingDoor } from "./terminals";

/** Lets other PCs ask to come in, for two minutes and a few times only. */
export function PairingDoor() {
  const { say } = useWords();
  const door = usePairingDoor();
  const open = useChange("terminal.open_pairing");
  const left = door.data?.seconds_left ?? null;
  const seconds = useSecondsUntil(left === null ? 0 : door.dataUpdatedAt + left * 1_000);
  if (door.data === undefined) {
    return <FailureNote reason={door.error} again={() => door.refetch()} />;
  }
  const begins = door.data.begins_left;
  const isOpen = seconds > 0;
  return (
    <div className="stack" data-test="pairing-door">
      <div className="row pairing-door">
        <div className="grow">
          <strong>{say("terminal.pairing")}</strong>
          <div className="quiet" role="status" data-test="pairing-left">
            {isOpen
              ? say("terminal.pairing_open", { left: minutesWords(seconds), count: begins })
              : say("terminal.pairing_told")}
          </div>
        </div>
        <Button loading={open.pending} onClick={() => open.run({})} data-test="pairing-open">
          {say(isOpen ? "terminal.pairing_anew" : "terminal.pairing_act")}
        </Button>
      </div>
      {isOpen && begins === 0 && (
        <Alert type="warning" showIcon title={say("terminal.pairing_over")} />
      )}
      <FailureNote reason={open.refused} />
    </div>
  );
}
