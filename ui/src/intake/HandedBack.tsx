import { useLock } from "../frame/lock";
import { Key, type Shortcut, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { Accessory } from "../wire/commands";
import { carriedBy } from "./carried";
import { type IntakeWriting, kindOf } from "./writing";

/** SIM, 卡, 壳 (hù, as 保护壳 is asked for at a counter). */
const KEYS: Partial<Record<Accessory, Shortcut>> = {
  sim: "Alt+S",
  memory_card: "Alt+K",
  case: "Alt+H",
};

interface HandedBackProps {
  values: IntakeWriting;
  change: (left: Accessory[]) => void;
}

/** What goes back to the customer at once, in one line; a key or a click lets one of it stay, or go back after all. */
export function HandedBack({ values, change }: HandedBackProps) {
  const { say } = useWords();
  const left = values.accessories;
  const carried = carriedBy(kindOf(values), values.channel);
  if (carried.length === 0) return null;
  const turn = (one: Accessory) =>
    change(left.includes(one) ? left.filter((other) => other !== one) : [...left, one]);
  const someBack = carried.some((one) => !left.includes(one));
  return (
    <fieldset className="handed-back" data-test="handed-back">
      <legend className="unseen">{say("field.handed_back")}</legend>
      {carried.map((one) => (
        <Carried key={one} one={one} stays={left.includes(one)} turn={() => turn(one)} />
      ))}
      {someBack && <span className="quiet">{say("intake.handed_back")}</span>}
    </fieldset>
  );
}

interface CarriedProps {
  one: Accessory;
  stays: boolean;
  turn: () => void;
}

function Carried({ one, stays, turn }: CarriedProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const shortcut = KEYS[one];
  useShortcut(shortcut ?? "Alt+S", turn, !locked && shortcut !== undefined);
  return (
    <button
      type="button"
      className="carried"
      aria-pressed={stays}
      title={say(stays ? "intake.let_go_back" : "intake.let_stay")}
      onClick={turn}
      data-test={`handed-back-${one}`}
    >
      {stays ? say("intake.stays", { what: say(`accessory.${one}`) }) : say(`accessory.${one}`)}
      {shortcut && <Key>{shortcut.replace("+", " ")}</Key>}
    </button>
  );
}
