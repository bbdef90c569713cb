import { Button } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useLock } from "../frame/lock";
import { FailureNote } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { Key, type Shortcut, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";

interface FactCardProps {
  title: string;
  test: string;
  /** What can be done with it, at the right of the heading. */
  acts?: ReactNode;
  children: ReactNode;
}

/** A card of facts with its heading. */
export function FactCard({ title, test, acts, children }: FactCardProps) {
  return (
    <section className="card" data-test={test}>
      <div className="card-head">
        <h2>{title}</h2>
        {acts}
      </div>
      <div className="card-body">{children}</div>
    </section>
  );
}

/** Names and values below each other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

interface FactProps {
  name: string;
  test?: string;
  children: ReactNode;
}

/** One fact; where nothing is known of it, it is not shown. */
export function Fact({ name, test, children }: FactProps) {
  if (children === null || children === undefined || children === "" || children === false) {
    return null;
  }
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd data-test={test}>{children}</dd>
    </div>
  );
}

/** How long a phone number stays readable once it was uncovered (ms). */
const SHOWN_FOR = 20_000;

interface PhoneProps {
  repair: string;
  masked: string;
  /** Where there is one key left for it. */
  shortcut?: Shortcut;
}

/** Masked; uncovering is asked of the core, which notes who looked. */
export function Phone({ repair, masked, shortcut }: PhoneProps) {
  const { say } = useWords();
  const can = useCan();
  const host = useHost();
  const { locked } = useLock();
  const [phone, setPhone] = useState<string | null>(null);
  const [refused, setRefused] = useState<Error | null>(null);
  useEffect(() => {
    if (phone === null) return;
    const timer = setTimeout(() => setPhone(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [phone]);
  useEffect(() => {
    if (locked) setPhone(null);
  }, [locked]);

  const show = async () => {
    setRefused(null);
    try {
      setPhone((await host.call("repair.phone", { id: repair })).phone);
    } catch (reason) {
      setRefused(reason instanceof Error ? reason : new Error(String(reason)));
    }
  };
  const turn = () => (phone === null ? show() : setPhone(null));
  const may = can("see_phones");
  useShortcut(shortcut ?? "Alt+P", turn, shortcut !== undefined && may && !locked);
  return (
    <>
      <span className="row">
        <span className="number" data-test="order-phone">
          {phone ?? masked}
        </span>
        {may && (
          <Button
            size="small"
            type="text"
            className="fact-act"
            onClick={turn}
            data-test="order-phone-show"
          >
            {say(phone === null ? "order.phone_show" : "order.phone_hide")}
            {shortcut && <Key>{shortcut.replace("+", " ")}</Key>}
          </Button>
        )}
      </span>
      <FailureNote reason={refused} />
    </>
  );
}
