import { Button, Popconfirm } from "antd";
import { useState } from "react";
import type { DeskWays } from "../host/host";
import { dropAllDrafts } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";

/** Back to the shop in this machine's own folder. */
export function LeaveHost({ ways }: { ways: DeskWays }) {
  const { say } = useWords();
  const [pending, setPending] = useState(false);
  const [reason, setReason] = useState<Error | null>(null);
  const sure = { danger: true, "data-test": "leave-sure" };
  const leave = async () => {
    setPending(true);
    setReason(null);
    try {
      await ways.leave();
      dropAllDrafts();
      ways.reload();
    } catch (caught) {
      setReason(caught instanceof Error ? caught : new Error(String(caught)));
      setPending(false);
    }
  };
  return (
    <>
      <Popconfirm
        title={say("join.leave_sure")}
        description={<div className="join-sure">{say("join.leave_told")}</div>}
        okText={say("join.leave")}
        cancelText={say("act.cancel")}
        okButtonProps={sure}
        onConfirm={leave}
      >
        <Button danger loading={pending} data-test="leave-host">
          {say("join.leave")}
        </Button>
      </Popconfirm>
      <FailureNote reason={reason} />
    </>
  );
}
