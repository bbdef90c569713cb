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
}

/** One of few, each with its own key. */
export function Picks<T extends string>(props: PicksProps<T>) {
  const { label, test, values, value, words, keys, change } = props;
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
              {words(one)} {keys[at] && <Key>{keys[at].replace("+", " ")}</Key>}
            </span>
          ),
        }))}
      />
      {values.map(
        (one, at) => keys[at] && <PickKey key={one} shortcut={keys[at]} act={() => change(one)} />,
      )}
    </>
  );
}

function PickKey({ shortcut, act }: { shortcut: Shortcut; act: () => void }) {
  const { locked } = useLock();
  useShortcut(shortcut, act, !locked);
  return null;
}
