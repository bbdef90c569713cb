import { Button, Popover } from "antd";
import { useState } from "react";
import type { DeskWays } from "../host/host";
import { useWords } from "../kit/words";
import { HostAddress } from "./HostAddress";
import { useDeskMode } from "./mode";
import "./join.css";

/** What a desk says while its host does not answer, and where else it might be looked for. */
export function HostLine({ ways }: { ways: DeskWays }) {
  const { say } = useWords();
  const desk = useDeskMode();
  const [open, setOpen] = useState(false);
  if (desk?.mode !== "host") return say("line.down");
  return (
    <>
      {say("join.line_down", { address: desk.address })}{" "}
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        content={<HostAddress ways={ways} address={desk.address} done={() => setOpen(false)} />}
      >
        <Button size="small" data-test="line-address">
          {say("join.elsewhere")}
        </Button>
      </Popover>
    </>
  );
}
