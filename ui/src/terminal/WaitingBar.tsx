import { LaptopOutlined } from "@ant-design/icons";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useWords } from "../kit/words";
import { useWaitingDesks } from "./terminals";

/** Somebody stands at another desk and waits: whoever may let it in is told wherever they are. */
export function WaitingBar() {
  const { say } = useWords();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const rows = useWaitingDesks().data ?? [];
  if (rows.length === 0 || pathname === "/settings/terminals") return null;
  const names = rows.map(({ name }) => name).join(say("text.list_mark"));
  return (
    <div className="bar bar-info" role="status" data-test="banner-terminal">
      <LaptopOutlined aria-hidden />
      <span className="grow">{say("terminal.waits_bar", { names })}</span>
      <Button
        size="small"
        onClick={() => navigate({ to: "/settings/{-$section}", params: { section: "terminals" } })}
        data-test="banner-terminal-see"
      >
        {say("terminal.see")}
      </Button>
    </div>
  );
}
