import { Link } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useEffect, useState } from "react";
import { LoudNotes } from "../device/Passport";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { CustomerRow } from "../wire/commands";
import type { ChosenCustomer } from "./writing";

/** So many digits find people: the tail of a number that somebody remembers. */
const ENOUGH = 4;

/** Who has come with this number, or with a number that ends so; asked once typing pauses. */
export function useKnownPeople(phone: string) {
  const digits = useSettled(phone.replace(/[\s-]/g, ""));
  const enough = digits.length >= ENOUGH && !digits.includes("*");
  const known = useAnswer("customer.by_phone", { phone: digits }, ["customer", "repair", "note"], {
    enabled: enough,
    keep: true,
  });
  return { rows: enough ? (known.data ?? []) : [], enough, known };
}

interface KnownPeopleProps {
  rows: readonly CustomerRow[];
  chosen: ChosenCustomer | null;
  choose: (row: CustomerRow) => void;
}

/** Families share a number: the desk chooses, by Alt and the digit shown. */
export function KnownPeople({ rows, chosen, choose }: KnownPeopleProps) {
  return rows.map((row, at) => (
    <KnownCustomer
      key={row.id}
      row={row}
      at={at + 1}
      chosen={row.id === chosen?.id}
      choose={choose}
    />
  ));
}

function KnownCustomer({
  row,
  at,
  chosen,
  choose,
}: {
  row: CustomerRow;
  at: number;
  chosen: boolean;
  choose: (row: CustomerRow) => void;
}) {
  const { say } = useWords();
  const { locked } = useLock();
  const hasKey = at <= 9;
  useShortcut(`Alt+${at}`, () => choose(row), hasKey && !locked);
  return (
    <div className="stack-tight">
      <button
        type="button"
        className="tile"
        aria-pressed={chosen}
        onClick={() => choose(row)}
        data-test="intake-known"
      >
        <span className="tile-words">
          <strong className="cut">{row.name}</strong>
          <span className="quiet cut">
            <span className="number">{row.phone_masked}</span>
            {[row.company, row.last_device].filter(Boolean).map((text) => ` · ${text}`)}
          </span>
        </span>
        <span className="known-times">{say("intake.times", { n: row.repairs })}</span>
        {hasKey && <Key>{`Alt ${at}`}</Key>}
      </button>
      <Debts debts={row.debts} />
      <LoudNotes notes={row.notes} />
    </div>
  );
}

/** What this customer still owes for machines that went home. */
function Debts({ debts }: { debts: CustomerRow["debts"] }) {
  const { say } = useWords();
  if (debts.length === 0) return null;
  const sum = debts.reduce((all, { owed }) => all + owed, 0);
  return (
    <Alert
      type="error"
      showIcon
      title={say("debt.owes", { amount: yuan(sum) })}
      description={debts.map(({ repair, number, owed }) => (
        <div key={repair}>
          <Link to="/repairs/$id" params={{ id: repair }} search={{ tab: "settle" }} tabIndex={-1}>
            {number}
          </Link>{" "}
          <span className="number">{yuan(owed)}</span>
        </div>
      ))}
      data-test="intake-debts"
    />
  );
}

/** What this customer came with last: most come with the same machine again. */
export function LastDevice({ chosen, take }: { chosen: ChosenCustomer; take: () => void }) {
  const { say } = useWords();
  const { locked } = useLock();
  useShortcut("Alt+L", take, !locked);
  return (
    <Button onClick={take} data-test="intake-last-device">
      {say("intake.last_device", { device: chosen.last_device ?? "" })} <Key>Alt L</Key>
    </Button>
  );
}

/** What the desk is told of the number so far. */
export function PhoneNote({ known, enough, rows }: ReturnType<typeof useKnownPeople>) {
  const { say } = useWords();
  if (known.error && enough) {
    return <FailureNote reason={known.error} again={() => known.refetch()} />;
  }
  if (rows.length > 0) return null;
  return (
    <p className="quiet" data-test="intake-new-customer">
      {say(enough && known.isSuccess ? "intake.new_customer" : "intake.known_later")}
    </p>
  );
}

/** A text as it stands once typing has paused. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

const PAUSE = 150;
