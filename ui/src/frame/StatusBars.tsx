import {
  ClockCircleOutlined,
  ExperimentOutlined,
  KeyOutlined,
  WarningOutlined,
} from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useStatus } from "../backup/status";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { dropAllDrafts } from "../kit/drafts";
import { reasonWords } from "../kit/FailureNote";
import { failureWords, useWords } from "../kit/words";
import { useCan, useDoor, useMe } from "../session/door";
import { WaitingBar } from "../terminal/WaitingBar";

/** What a manager must know at once, and the demo shop's way out. */
export function StatusBars() {
  const { say } = useWords();
  const can = useCan();
  const { data: status } = useStatus();
  const clock = useClock();
  const navigate = useNavigate();
  const failure = status?.backup.failure;
  return (
    <>
      <DemoBar />
      <RecoveryBar />
      <WaitingBar />
      {can("keep_shop") && status?.clock && (
        <div className="bar bar-warn" role="alert" data-test="banner-clock">
          <ClockCircleOutlined aria-hidden />
          <span>
            {say("clock.warning", {
              now: clock.full(status.clock.now),
              expected: clock.full(status.clock.expected),
            })}
          </span>
        </div>
      )}
      {can("keep_backups") && failure && (
        <div className="bar bar-bad" role="alert" data-test="banner-backup">
          <WarningOutlined aria-hidden />
          <span className="grow">
            {say("backup.failed_bar")} {failureWords(say, failure)}
          </span>
          <Button
            size="small"
            onClick={() => navigate({ to: "/settings/{-$section}", params: { section: "backup" } })}
          >
            {say("backup.see")}
          </Button>
        </div>
      )}
    </>
  );
}

/** The only manager without a recovery code is one forgotten password away from a locked shop. */
function RecoveryBar() {
  const { say } = useWords();
  const me = useMe();
  const can = useCan();
  const { shop } = useDoor();
  const navigate = useNavigate();
  const exposed = can("keep_people") && !me.has_recovery && !shop?.demo;
  const people = useAnswer("person.list", { with_left: false }, ["person"], { enabled: exposed });
  const managers = people.data?.filter((person) => person.roles.includes("manager"));
  if (!exposed || managers?.length !== 1) return null;
  return (
    <div className="bar bar-warn" role="alert" data-test="banner-recovery">
      <KeyOutlined aria-hidden />
      <span className="grow">{say("me.recovery_none")}</span>
      <Button
        size="small"
        onClick={() => navigate({ to: "/settings/{-$section}", params: { section: "mine" } })}
        data-test="banner-recovery-make"
      >
        {say("me.recovery_make")}
      </Button>
    </div>
  );
}

function DemoBar() {
  const { say } = useWords();
  const { shop } = useDoor();
  const can = useCan();
  const { modal, message } = App.useApp();
  const leave = useChange("shop.leave_demo", {
    done: dropAllDrafts,
    refused: (reason) => message.error(reasonWords(say, reason)),
  });
  if (!shop?.demo) return null;
  const ask = () =>
    modal.confirm({
      title: say("demo.leave"),
      content: say("demo.leave_told"),
      okText: say("demo.leave"),
      onOk: () => leave.run({}),
    });
  return (
    <div className="bar bar-info" data-test="banner-demo">
      <ExperimentOutlined aria-hidden />
      <span className="grow">{say("demo.told")}</span>
      {can("keep_shop") && (
        <Button size="small" onClick={ask} loading={leave.pending} data-test="demo-leave">
          {say("demo.leave")}
        </Button>
      )}
    </div>
  );
}
