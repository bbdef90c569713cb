import { Descriptions } from "antd";
import type { DeskWays } from "../host/host";
import { useLine } from "../kit/host";
import { useWords } from "../kit/words";
import { HostAddress } from "./HostAddress";
import { LeaveHost } from "./LeaveHost";
import { useDeskMode } from "./mode";
import "./join.css";

/** Which shop this window is a desk of, where its host is, and how to leave it. */
export function ThisDesk({ ways }: { ways: DeskWays }) {
  const { say } = useWords();
  const desk = useDeskMode();
  const up = useLine();
  if (desk?.mode !== "host") return null;
  return (
    <div className="stack" data-test="this-desk">
      <section className="card">
        <div className="card-head">
          <h2>{say("settings.desk")}</h2>
        </div>
        <div className="card-body stack">
          <Descriptions
            size="small"
            column={1}
            items={[
              { key: "shop", label: say("join.shop"), children: <bdi>{desk.shop}</bdi> },
              { key: "name", label: say("join.name"), children: <bdi>{desk.name}</bdi> },
              {
                key: "address",
                label: say("join.host"),
                children: (
                  <span className="number" data-test="this-desk-address">
                    {desk.address} · {say(up ? "join.up" : "join.down")}
                  </span>
                ),
              },
            ]}
          />
          <p className="quiet">{say("join.moved_told")}</p>
          <HostAddress key={desk.address} ways={ways} address={desk.address} />
        </div>
      </section>
      <section className="card">
        <div className="card-head">
          <h2>{say("join.leave")}</h2>
        </div>
        <div className="card-body stack">
          <p className="quiet">{say("join.leave_told")}</p>
          <div className="row">
            <LeaveHost ways={ways} />
          </div>
        </div>
      </section>
    </div>
  );
}
