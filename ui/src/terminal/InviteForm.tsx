import { App, Button, Input, Modal, QRCode, Segmented } from "antd";
import { useEffect, useState } from "react";
import { useChange } from "../kit/change";
import { copyText } from "../kit/copy";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useFocusBack } from "../kit/focus";
import { useWords } from "../kit/words";
import type { Invited, Prints, TerminalRow } from "../wire/commands";
import { minutesWords, useSecondsUntil } from "./countdown";
import { useTerminals } from "./terminals";

interface InviteFormProps {
  /** Where the host is reached, as address and port. */
  addresses: readonly string[];
  /** What its certificates are known by. */
  prints: Prints | null;
  /** Who was let in before. */
  known: readonly TerminalRow[];
  close: () => void;
}

/** Invites a tablet or phone: a name, then a code that its camera reads. */
export function InviteForm({ addresses, prints, known, close }: InviteFormProps) {
  const { say } = useWords();
  const fields = useFields({ name: "" });
  const [other, setOther] = useState<Error | null>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  const [before] = useState(() => new Set(known.map(({ id }) => id)));
  const invite = useChange("terminal.invite", {
    done: setInvited,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  if (invited) {
    return (
      <InvitationCode
        invited={invited}
        addresses={addresses}
        prints={prints}
        before={before}
        anew={() => setInvited(null)}
        close={close}
      />
    );
  }
  return (
    <FormModal
      title={say("terminal.invite")}
      act="terminal.invite_act"
      test="terminal-invite"
      pending={invite.pending}
      submit={() => {
        setOther(null);
        invite.run({ name: fields.values.name });
      }}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <p className="quiet">{say("terminal.invite_told")}</p>
        <FailureNote reason={other} />
        <Field
          name="name"
          label={say("field.terminal_name")}
          fault={fields.faults.name}
          hint={say("terminal.name_hint")}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={fields.values.name}
              onChange={(event) => fields.set("name", event.target.value)}
              data-test="terminal-invite-name"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}

interface InvitationCodeProps {
  invited: Invited;
  addresses: readonly string[];
  prints: Prints | null;
  before: ReadonlySet<string>;
  anew: () => void;
  close: () => void;
}

/** The code on the screen, until it was used or its time is over. */
function InvitationCode({ invited, addresses, prints, before, anew, close }: InvitationCodeProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  useFocusBack();
  const [chosen, setChosen] = useState(addresses[0] ?? "");
  const address = addresses.includes(chosen) ? chosen : (addresses[0] ?? "");
  const seconds = useSecondsUntil(new Date(invited.until).getTime());
  // Whoever came in while this is shown came in by it: one code, one use.
  const come = useTerminals().data?.find(({ id, kind }) => kind === "browser" && !before.has(id));
  const name = come?.name;
  useEffect(() => {
    if (name === undefined) return;
    message.success(say("terminal.joined", { name }));
    close();
  }, [name, message, say, close]);

  const link = `https://${address}/#/enter/${invited.token}`;
  const copy = async () => {
    if (await copyText(link)) message.success(say("host.copied"));
  };
  const over = seconds === 0;
  return (
    <Modal
      open
      title={say("terminal.code_title")}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        <Button onClick={close} data-test="invitation-close">
          {say("act.close")}
        </Button>
      }
      width={820}
      data-test="invitation"
    >
      <div className="invitation">
        <div className="stack invitation-scan">
          {addresses.length > 1 && (
            <Segmented
              size="small"
              options={[...addresses]}
              value={address}
              onChange={setChosen}
              aria-label={say("terminal.which_address")}
              data-test="invitation-address"
            />
          )}
          <div
            className="invitation-code"
            data-link={over ? undefined : link}
            data-test="invitation-code"
          >
            <QRCode
              value={link}
              size={232}
              color="#000000"
              bgColor="#ffffff"
              status={over ? "expired" : "active"}
              onRefresh={anew}
            />
          </div>
          <p role="status" className="number" data-test="invitation-left">
            {over
              ? say("terminal.code_over")
              : say("terminal.code_left", { left: minutesWords(seconds) })}
          </p>
          {!over && (
            <Button size="small" onClick={copy} data-test="invitation-copy">
              {say("terminal.copy_link")}
            </Button>
          )}
        </div>
        <div className="stack grow">
          <p className="quiet">{say("terminal.code_told")}</p>
          {prints && <Compare prints={prints} address={address} />}
        </div>
      </div>
    </Modal>
  );
}

/**
 * What to compare on a tablet that meets the host for the first time. Its warning page shows the
 * certificate of the machine that answered; the authority is compared where it is installed, since
 * anybody may send a copy of it beside a certificate of their own.
 */
function Compare({ prints, address }: { prints: Prints; address: string }) {
  const { say } = useWords();
  return (
    <>
      <div>
        <p>{say("terminal.compare_told")}</p>
        <Print of={prints.host} test="print-host" />
      </div>
      <div>
        <p>
          {say("terminal.install_told")}{" "}
          <span className="number">{`https://${address}/authority.crt`}</span>
        </p>
        <p>{say("terminal.install_compare")}</p>
        <Print of={prints.authority} test="print-authority" />
      </div>
    </>
  );
}

/** SHA-256 in groups of four digits, as people read it aloud. */
function Print({ of, test }: { of: string; test: string }) {
  const groups = of.toUpperCase().match(/.{4}/g) ?? [];
  return (
    <p className="number print" data-test={test}>
      {groups.join(" ")}
    </p>
  );
}
