import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Modal, QRCode, Select, Spin } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { useFocusBack } from "../kit/focus";
import { useHost } from "../kit/host";
import { Key, useShortcut } from "../kit/shortcuts";
import { failureWords, type Say, useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { LanState, TicketFor } from "../wire/commands";
import { markFromPhone } from "./fromPhone";
import { PhotoStrip } from "./PhotoStrip";

/** What pictures of a phone are for. */
export interface PhoneUse {
  what: TicketFor;
  /** Whose pictures, where the order is there already. */
  repair?: string;
}

interface FromPhoneProps {
  use: PhoneUse;
  /** Hears of each picture once, as it comes in. */
  bring: (hash: string) => void;
  close: () => void;
}

/** Pictures from a phone: it reads the code, and what it takes comes in here until this is closed. */
export function FromPhone(props: FromPhoneProps) {
  const { say } = useWords();
  const { close } = props;
  useFocusBack();
  const state = useAnswer("host.state", {}, ["terminal"]);
  const addresses = state.data?.on ? preferred(state.data.addresses) : [];
  if (addresses.length > 0) return <WithTicket {...props} addresses={addresses} />;
  return (
    <Modal open title={say("photo.phone")} onCancel={close} footer={null} data-test="phone">
      <FailureNote reason={state.error} again={() => state.refetch()} />
      {state.isPending && <Spin delay={400} />}
      {state.data && <NoNetwork state={state.data} close={close} />}
    </Modal>
  );
}

/** Where no phone can reach the host: who can change that, and where. */
function NoNetwork({ state, close }: { state: LanState; close: () => void }) {
  const { say } = useWords();
  const can = useCan();
  const navigate = useNavigate();
  const { locked } = useLock();
  const may = can("keep_terminals");
  const go = () => {
    close();
    navigate({ to: "/settings/{-$section}", params: { section: "terminals" } });
  };
  useShortcut("Ctrl+Enter", may ? go : close, !locked, "form");
  return (
    <div className="stack">
      <Alert
        type="warning"
        showIcon
        title={say("photo.phone_off")}
        description={
          state.failure
            ? failureWords(say, state.failure)
            : say(may ? "photo.phone_off_switch" : "photo.phone_off_ask")
        }
        data-test="phone-off"
      />
      {may && (
        <div>
          <Button type="primary" onClick={go} data-test="phone-settings">
            {say("photo.phone_settings")} <Key>Ctrl Enter</Key>
          </Button>
        </div>
      )}
    </div>
  );
}

function WithTicket({ use, bring, close, addresses }: FromPhoneProps & { addresses: string[] }) {
  const { say } = useWords();
  const { locked } = useLock();
  const [address, setAddress] = useState(addresses[0] ?? "");
  const { token, photos, opened, left, refused, finish } = useTicket(use, bring, close);
  useShortcut("Ctrl+Enter", finish, !locked, "form");
  return (
    <Modal
      open
      title={say("photo.phone")}
      onCancel={finish}
      mask={{ closable: false }}
      width={520}
      footer={
        <Button type="primary" autoFocus onClick={finish} data-test="phone-done">
          {say("photo.phone_done")} <Key>Ctrl Enter</Key>
        </Button>
      }
      data-test="phone"
    >
      <FailureNote reason={refused} />
      {token === null && !refused && <Spin delay={400} />}
      {token !== null && (
        <div className="stack">
          <div className="phone-ask">
            <span data-test="phone-code" data-address={`https://${address}/#/shoot/${token}`}>
              <QRCode
                value={`https://${address}/#/shoot/${token}`}
                type="svg"
                size={216}
                color="#000"
                bgColor="#fff"
                errorLevel="M"
              />
            </span>
            <div className="stack grow">
              <p>{say("photo.phone_hint")}</p>
              <p className="quiet">{say("photo.phone_certificate")}</p>
              {addresses.length > 1 && (
                <Select
                  aria-label={say("photo.phone_address")}
                  value={address}
                  onChange={setAddress}
                  options={addresses.map((one) => ({ value: one, label: one }))}
                />
              )}
              <p className="quiet" data-test="phone-left">
                {say("photo.phone_left", { n: Math.max(1, Math.ceil(left / 60)) })}
              </p>
            </div>
          </div>
          <p role="status" data-test="phone-state" data-count={photos.length}>
            <strong>{stateWords(say, photos.length, opened)}</strong>
          </p>
          <PhotoStrip photos={photos.map((hash) => ({ hash, view: "other" as const }))} bare />
        </div>
      )}
    </Modal>
  );
}

/** What the desk waits for, or has. */
function stateWords(say: Say, n: number, read: boolean): string {
  if (n > 0) return say("photo.phone_arrived", { n });
  return say(read ? "photo.phone_read" : "photo.phone_waiting");
}

/** A ticket as long as the dialog lives; what it brought last is asked for as it ends. */
function useTicket({ what, repair }: PhoneUse, bring: (hash: string) => void, close: () => void) {
  const host = useHost();
  const [opened, setOpened] = useState<{ token: string; ends: number } | null>(null);
  const [refused, setRefused] = useState<Error | null>(null);
  const [now, setNow] = useState(() => performance.now());
  const token = opened?.token ?? null;
  const arrived = useAnswer("ticket.arrived", { token: token ?? "" }, ["ticket"], {
    enabled: token !== null,
    keep: true,
  });
  const photos = arrived.data?.photos ?? NONE;
  const had = useRef(new Set<string>());
  const latest = useRef({ bring, close });
  latest.current = { bring, close };
  const takeIn = useCallback((hashes: readonly string[]) => {
    for (const hash of hashes) {
      if (had.current.has(hash)) continue;
      had.current.add(hash);
      markFromPhone(hash);
      latest.current.bring(hash);
    }
  }, []);
  useEffect(() => takeIn(photos), [photos, takeIn]);

  /** Ends the ticket, with the pictures that came in the last moment. */
  const end = useCallback(
    async (of: string) => {
      try {
        const last = await host.call("ticket.close", { token: of });
        takeIn(last.photos);
      } catch {
        // It ends by itself; what had come by then is in the form.
      }
    },
    [host, takeIn],
  );
  const current = useRef<string | null>(null);
  useEffect(() => {
    let gone = false;
    const open = async () => {
      try {
        const ticket = await host.call("ticket.open", { what, repair: repair ?? null });
        if (gone) return end(ticket.token);
        current.current = ticket.token;
        setOpened({
          token: ticket.token,
          ends: performance.now() + ticket.seconds_left * 1_000,
        });
      } catch (reason) {
        if (!gone) setRefused(reason instanceof Error ? reason : new Error(String(reason)));
      }
    };
    open();
    return () => {
      gone = true;
      if (current.current !== null) end(current.current);
      current.current = null;
    };
  }, [host, what, repair, end]);
  const finish = useCallback(async () => {
    const last = current.current;
    current.current = null;
    if (last !== null) await end(last);
    latest.current.close();
  }, [end]);

  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const left = opened === null ? 0 : (opened.ends - now) / 1_000;
  const isOver = opened !== null && left <= 0;
  // Behind the lock nothing is handed out; who comes back gets what came in.
  const { locked } = useLock();
  useEffect(() => {
    if (isOver && !locked) finish();
  }, [isOver, locked, finish]);
  return {
    token,
    photos,
    opened: arrived.data?.opened ?? false,
    left,
    refused: refused ?? arrived.error,
    finish,
  };
}

const NONE: readonly string[] = [];

/** Where this page itself came over the network, its own address is one that is reached. */
function preferred(addresses: readonly string[]): string[] {
  const own = addresses.filter((one) => one === window.location.host);
  return [...own, ...addresses.filter((one) => !own.includes(one))];
}
