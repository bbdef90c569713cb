import { Modal } from "antd";
import type { ReactNode } from "react";
import { useLock } from "../frame/lock";
import { moveOnEnter } from "./fields";
import { Key, useShortcut } from "./shortcuts";
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
  useShortcut("Ctrl+Enter", submit, !locked);
  // The places' keys would throw away what is typed here: first it is saved or left.
  useShortcut("F2", stay);
  useShortcut("F3", stay);
  useShortcut("F4", stay);
  useShortcut("F6", stay);
  useShortcut("F7", stay);
  useShortcut("F8", stay);
  useShortcut("F9", stay);
  const named = { "data-test": `${test}-save` };
  return (
    <Modal
      open
      title={title}
      width={width ?? 520}
      onCancel={close}
      onOk={submit}
      confirmLoading={pending}
      mask={{ closable: false }}
      okText={
        <>
          {say(act)} <Key>Ctrl Enter</Key>
        </>
      }
      okButtonProps={named}
      data-test={`${test}-form`}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside */}
      <div className="stack" onKeyDown={moveOnEnter}>
        {children}
      </div>
    </Modal>
  );
}
