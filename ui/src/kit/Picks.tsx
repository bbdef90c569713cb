import { Segmented } from "antd";
import { useLock } from "../frame/lock";
import { Key, type Shortcut, useShortcut } from "./shortcuts";

interface PicksProps<T extends string> {
  label: string;
  test: string;
  values: readonly T[];
  value: T;
  words: (value: T) => string;
  /** A key for each value. */
  keys: readonly Shortcut[];
  change: (value: T) => void;
  /** Of several such rows one has the keys; the others keep their room, so that nothing jumps. */
  awake?: boolean;
}

/** One of few, each with its own key. */
export function Picks<T extends string>(props: PicksProps<T>) {
  const { label, test, values, value, words, keys, change, awake = true } = props;
  return (
    <>
      <Segmented<T>
        aria-label={label}
        value={value}
        onChange={change}
        options={values.map((one, at) => ({
          value: one,
          label: (
            <span data-test={`${test}-${one}`}>
              {words(one)}{" "}
              {keys[at] && (
                <span className={awake ? undefined : "key-asleep"}>
                  <Key>{keys[at].replace("+", " ")}</Key>
                </span>
              )}
            </span>
          ),
        }))}
      />
      {values.map(
        (one, at) =>
          keys[at] && (
            <PickKey key={one} shortcut={keys[at]} act={() => change(one)} awake={awake} />
          ),
      )}
    </>
  );
}

interface PickKeyProps {
  shortcut: Shortcut;
  act: () => void;
  awake: boolean;
}

function PickKey({ shortcut, act, awake }: PickKeyProps) {
  const { locked } = useLock();
  useShortcut(shortcut, act, awake && !locked);
  return null;
}
