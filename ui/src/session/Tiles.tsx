import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords, type Word } from "../kit/words";
import { roleWords } from "../person/roles";
import type { DemoPerson, QuickPerson } from "../wire/commands";

/** Those who have signed in fully today at this desk. */
export function QuickTiles({
  people,
  picked,
  pick,
}: {
  people: QuickPerson[];
  picked: string | null;
  pick: (person: QuickPerson) => void;
}) {
  const { say } = useWords();
  if (people.length === 0) return null;
  return (
    <section aria-label={say("signin.quick")}>
      <p className="entry-label">{say("signin.quick")}</p>
      <div className="tiles">
        {people.map((person, at) => (
          <QuickTile
            key={person.id}
            person={person}
            at={at + 1}
            picked={person.id === picked}
            pick={pick}
          />
        ))}
      </div>
    </section>
  );
}

interface QuickTileProps {
  person: QuickPerson;
  at: number;
  picked: boolean;
  pick: (person: QuickPerson) => void;
}

function QuickTile({ person, at, picked, pick }: QuickTileProps) {
  const { say } = useWords();
  useShortcut(`Alt+${at}`, () => pick(person), at <= 9);
  return (
    <button
      type="button"
      className="tile"
      aria-pressed={picked}
      onClick={() => pick(person)}
      data-test="quick-person"
      data-badge={person.badge}
    >
      <Initial name={person.name} />
      <span className="tile-words">
        <strong className="cut">{person.name}</strong>
        <span className="quiet">{say(wayIn(person))}</span>
      </span>
      {at <= 9 && <Key>{`Alt ${at}`}</Key>}
    </button>
  );
}

function wayIn(person: QuickPerson): Word {
  if (person.pin_locked) return "signin.pin_locked";
  if (person.has_pin) return "signin.has_pin";
  return person.has_badge_code ? "signin.scan_or_password" : "signin.no_pin";
}

/** The demo shop's people: one key signs in. */
export function DemoTiles({
  people,
  entered,
}: {
  people: DemoPerson[];
  entered: () => Promise<void>;
}) {
  const { say } = useWords();
  const signIn = useChange("session.sign_in", { done: entered });
  const enter = ({ badge, password }: DemoPerson) => signIn.run({ badge, password });
  if (people.length === 0) return null;
  return (
    <>
      <FailureNote reason={signIn.refused} />
      <section aria-label={say("demo.people")}>
        <p className="entry-label">{say("demo.people")}</p>
        <div className="tiles">
          {people.map((person, at) => (
            <DemoTile key={person.badge} person={person} at={at + 1} enter={enter} />
          ))}
        </div>
      </section>
    </>
  );
}

function DemoTile({
  person,
  at,
  enter,
}: {
  person: DemoPerson;
  at: number;
  enter: (person: DemoPerson) => void;
}) {
  const { say } = useWords();
  useShortcut(`Alt+${at}`, () => enter(person), at <= 9);
  return (
    <button
      type="button"
      className="tile"
      onClick={() => enter(person)}
      data-test="demo-person"
      data-badge={person.badge}
    >
      <Initial name={person.name} />
      <span className="tile-words">
        <strong className="cut">{person.name}</strong>
        <span className="quiet cut">{roleWords(say, person.roles)}</span>
      </span>
      {at <= 9 && <Key>{`Alt ${at}`}</Key>}
    </button>
  );
}

/** A person's first character, as a sign to recognise them by. */
export function Initial({ name }: { name: string }) {
  return (
    <span className="initial" aria-hidden="true">
      {Array.from(name.trim())[0] ?? "?"}
    </span>
  );
}
