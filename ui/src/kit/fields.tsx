import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";
import { Refusal } from "../host/host";
import { keepDraft, readDraft } from "./drafts";
import { faultWords, useWords } from "./words";

export type Faults = Record<string, string>;

interface FieldProps {
  /** The input's name in the command: faults of the core come back under it. */
  name: string;
  label: string;
  fault?: string | undefined;
  hint?: ReactNode;
  /** Takes no line for hint and fault while there is none. */
  tight?: boolean;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}

export interface ControlProps {
  id: string;
  name: string;
  status: "" | "error";
  "aria-invalid": boolean;
  "aria-describedby": string;
}

/** A labelled input with its fault or hint below; the line is kept free, so nothing jumps. */
export function Field({ name, label, fault, hint, tight, className, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div className={`field ${className ?? ""}`} data-field={name}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        name,
        status: fault ? "error" : "",
        "aria-invalid": Boolean(fault),
        "aria-describedby": noteId,
      })}
      {(!tight || fault || hint) && (
        <div
          id={noteId}
          className={fault ? "field-note field-fault" : "field-note"}
          role={fault ? "alert" : undefined}
          data-test={fault ? `fault-${name}` : undefined}
        >
          {fault ?? hint}
        </div>
      )}
    </div>
  );
}

export interface Fields<T> {
  values: T;
  faults: Faults;
  set<N extends keyof T>(name: N, value: T[N]): void;
  replace(values: T): void;
  setFaults(faults: Faults): void;
  /** Shows the core's faults at their fields and moves to the first; false if it named none here. */
  showRefusal(reason: Error): boolean;
  /** Goes on the element around the fields. */
  area: React.RefObject<HTMLDivElement | null>;
}

/** The values of one form, its faults, and where given, its draft. */
export function useFields<T extends object>(initial: T, draft?: string): Fields<T> {
  const { say } = useWords();
  const [values, setValues] = useState<T>(() => (draft && readDraft<T>(draft)) || initial);
  const [faults, setFaults] = useState<Faults>({});
  const area = useRef<HTMLDivElement | null>(null);
  const [moveTo, setMoveTo] = useState<Faults | null>(null);

  const latest = useRef(values);

  const write = useCallback(
    (next: T) => {
      latest.current = next;
      setValues(next);
      if (draft) keepDraft(draft, next);
    },
    [draft],
  );
  const replace = useCallback(
    (next: T) => {
      write(next);
      setFaults({});
    },
    [write],
  );
  const set = useCallback(
    <N extends keyof T>(name: N, value: T[N]) => {
      write({ ...latest.current, [name]: value });
      setFaults((former) => {
        if (!(String(name) in former)) return former;
        const { [String(name)]: _mended, ...rest } = former;
        return rest;
      });
    },
    [write],
  );
  const showFaults = useCallback((next: Faults) => {
    setFaults(next);
    setMoveTo(next);
  }, []);
  const showRefusal = useCallback(
    (reason: Error) => {
      if (!(reason instanceof Refusal) || reason.failure.fields.length === 0) return false;
      const told: Faults = {};
      for (const fault of reason.failure.fields) told[fault.field] ??= faultWords(say, fault);
      showFaults(told);
      const shown = area.current;
      return Object.keys(told).every((name) => shown?.querySelector(`[data-field="${name}"]`));
    },
    [say, showFaults],
  );

  // After the faults are on screen and a disabled form is awake again.
  useEffect(() => {
    if (!moveTo || !area.current) return;
    const boxes = Array.from(area.current.querySelectorAll<HTMLElement>("[data-field]"));
    const first = boxes.find((box) => (box.dataset.field ?? "") in moveTo);
    // One types before one chooses: a row of choices inside the field is not what is to be mended.
    const typed = first?.querySelector<HTMLElement>("input:not([type=radio]), textarea");
    (typed ?? first?.querySelector<HTMLElement>("input, button"))?.focus();
    if (typed instanceof HTMLInputElement && typed.type !== "checkbox") typed.select();
    setMoveTo(null);
  }, [moveTo]);

  return { values, faults, set, replace, setFaults: showFaults, showRefusal, area };
}

/** Enter moves on to the next field; the last one keeps Enter for the form's own act. */
export function moveOnEnter(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Enter" || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (event.nativeEvent.isComposing || event.defaultPrevented) return;
  if (!(event.target instanceof HTMLInputElement)) return;
  const inputs = Array.from(
    event.currentTarget.querySelectorAll<HTMLElement>(
      "input:not([disabled]), textarea:not([disabled])",
    ),
  );
  const next = inputs[inputs.indexOf(event.target) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
