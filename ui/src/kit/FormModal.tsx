import { Modal } from "antd";
import { type ReactNode, useRef } from "react";
import { useLock } from "../frame/lock";
import { useEditing } from "./editing";
import { moveOnEnter } from "./fields";
import { useFocusBack } from "./focus";
import { Key, type Shortcut, useShortcut } from "./shortcuts";
import { useWords, type Word } from "./words";

interface FormModalProps {
  title: string;
  act: Word;
  test: string;
  pending: boolean;
  /** CSS pixels. */
  width?: number;
  submit: () => void;
  close: () => void;
  children: ReactNode;
}

function stay(): void {}

const ELSEWHERE: readonly Shortcut[] = [
  ...(["F1", "F2", "F3", "F4", "F6", "F7", "F8", "F9", "F10"] as const),
  ...([1, 2, 3, 4, 5, 6, 7, 8] as const).map((n) => `Alt+${n}` as const),
];

/** A small form above the page: Enter moves on, Ctrl+Enter acts, Esc leaves. */
export function FormModal({
  title,
  act,
  test,
  pending,
  width,
  submit,
  close,
  children,
}: FormModalProps) {
  const { say } = useWords();
  const { locked } = useLock();
  useShortcut("Ctrl+Enter", submit, !locked, "form");
  useFocusBack();
  const others = useEditing();
  const named = { "data-test": `${test}-save` };
  const first = useRef<Element | null>(null);
  const area = useRef<HTMLDivElement | null>(null);
  const appeared = (form: HTMLDivElement | null) => {
    area.current = form;
    const focused = document.activeElement;
    if (form?.contains(focused)) first.current ??= focused;
  };
  // A menu that it was opened from takes the focus with it as it goes; the form's first field has it back.
  const opened = () => {
    if (area.current?.contains(document.activeElement)) return;
    if (first.current instanceof HTMLElement) first.current.focus();
  };
  return (
    <Modal
      open
      title={title}
      width={width ?? 520}
      onCancel={close}
      onOk={submit}
      confirmLoading={pending}
      mask={{ closable: false }}
      afterOpenChange={(open) => open && opened()}
      okText={
        <>
          {say(act)} <Key>Ctrl Enter</Key>
        </>
      }
      okButtonProps={named}
      data-test={`${test}-form`}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside */}
      <div className="stack" onKeyDown={moveOnEnter} ref={appeared}>
        {/* The keys of places and of a page's tabs would throw away what is typed here. They are bound before those of the form itself, which win. */}
        {ELSEWHERE.map((shortcut) => (
          <Stay key={shortcut} shortcut={shortcut} />
        ))}
        {others}
        {children}
      </div>
    </Modal>
  );
}

function Stay({ shortcut }: { shortcut: Shortcut }) {
  useShortcut(shortcut, stay);
  return null;
}
