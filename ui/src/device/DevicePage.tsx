import { MergeCellsOutlined } from "@ant-design/icons";
import { Link, useNavigate, useParams, useRouter } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { type ReactNode, useState } from "react";
import { Orders, Part, People } from "../customer/CustomerParts";
import { useLock } from "../frame/lock";
import { FailureNote } from "../kit/FailureNote";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { Notes } from "../note/Notes";
import { useCan } from "../session/door";
import type { Passport } from "../wire/commands";
import { MergeDevices } from "./MergeDevices";
import { usePassport } from "./Passport";
import "../customer/customer.css";

/** One machine: what it is, who brought it, what it was here for. */
export function DevicePage() {
  const { id } = useParams({ from: "/devices/$id" });
  const { say } = useWords();
  const found = usePassport({ id });
  if (found.data === undefined) {
    return <FailureNote reason={found.error} again={() => found.refetch()} />;
  }
  if (found.data === null) return <p className="empty">{say("device.none")}</p>;
  return <Device key={found.data.id} passport={found.data} asked={id} />;
}

function Device({ passport, asked }: { passport: Passport; asked: string }) {
  const { say } = useWords();
  const can = useCan();
  const navigate = useNavigate();
  const router = useRouter();
  const { locked } = useLock();
  const [merging, setMerging] = useState(false);
  const mayMerge = can("merge_records");
  const { open_order } = passport;
  const back = () => {
    if (router.history.canGoBack()) router.history.back();
    else navigate({ to: "/repairs" });
  };
  const free = !locked && !merging;
  useShortcut("Escape", back, free);
  useShortcut("Ctrl+M", () => setMerging(true), free && mayMerge);
  const toOrder = () => {
    if (open_order) navigate({ to: "/repairs/$id", params: { id: open_order.id }, search: {} });
  };
  useShortcut("Ctrl+Enter", toOrder, free && open_order !== null);
  return (
    <div className="page">
      <div className="page-head">
        <h1 data-test="device-name">
          <bdi>{`${passport.brand} ${passport.model}`}</bdi>
        </h1>
        <span className="quiet">{say(`kind.${passport.kind}`)}</span>
        <span className="grow" />
        {mayMerge && (
          <Button
            icon={<MergeCellsOutlined aria-hidden />}
            onClick={() => setMerging(true)}
            data-test="device-merge"
          >
            {say("device.merge")} <Key>Ctrl M</Key>
          </Button>
        )}
        {open_order && (
          <Button type="primary" onClick={toOrder} data-test="device-open-order">
            {say("device.see_open")} <span className="number">{open_order.number}</span>{" "}
            <Key>Ctrl Enter</Key>
          </Button>
        )}
      </div>
      {asked !== passport.id && (
        <Alert
          type="info"
          showIcon
          title={say("device.was_merged")}
          data-test="device-was-merged"
        />
      )}
      {passport.model_note !== "" && (
        <Alert type="warning" showIcon title={passport.model_note} data-test="device-model-note" />
      )}
      <div className="customer-columns">
        <div className="stack">
          <Facts passport={passport} />
          {passport.customers.length > 0 && (
            <Part title={say("device.customers")} test="device-customers">
              <People rows={passport.customers} />
            </Part>
          )}
          <Notes
            notes={passport.notes}
            subjects={{ device: passport.id }}
            {...(!merging && { shortcut: "Alt+N" })}
          />
        </div>
        <Orders rows={passport.orders} />
      </div>
      {merging && <MergeDevices passport={passport} close={() => setMerging(false)} />}
    </div>
  );
}

function Facts({ passport }: { passport: Passport }) {
  const { say } = useWords();
  const { imei, imei2, serial, unreadable, former } = passport;
  const looks = [passport.colour, passport.storage].filter(Boolean).join(" · ");
  return (
    <Part title={say("device.facts")} test="device-facts">
      <dl className="customer-facts card-body">
        {looks && <Fact name={say("device.looks")}>{looks}</Fact>}
        {imei && <Fact name={say("field.imei")}>{imei}</Fact>}
        {imei2 && <Fact name={say("field.imei2")}>{imei2}</Fact>}
        {serial && <Fact name={say("field.serial")}>{serial}</Fact>}
        {unreadable && <Fact name={say("field.unreadable")}>{unreadable}</Fact>}
        {former && (
          <Fact name={say("device.former_short")}>
            <Link to="/devices/$id" params={{ id: former.id }} className="customer-link">
              {former.imei ?? former.serial ?? "—"}
            </Link>
          </Fact>
        )}
      </dl>
    </Part>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="customer-fact">
      <dt>{name}</dt>
      <dd className="number">{children}</dd>
    </div>
  );
}
