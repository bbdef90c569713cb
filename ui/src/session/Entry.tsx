import { Alert } from "antd";
import { useState } from "react";
import { Refusal } from "../host/host";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { useScan } from "../kit/scanner";
import { useWords } from "../kit/words";
import type { Door, QuickPerson } from "../wire/commands";
import { ForgotPassword } from "./ForgotPassword";
import { PasswordEntry } from "./PasswordEntry";
import { PinEntry } from "./PinEntry";
import { DemoTiles, QuickTiles } from "./Tiles";

interface EntryProps {
  door: Door;
  /** The person most likely to come back: their PIN is asked at once. */
  first: string | null;
  entered: () => Promise<void>;
}

type Way = { by: "pin"; person: QuickPerson } | { by: "password" } | { by: "recovery" };

/** The ways in: PIN or badge for those who signed in today, badge no. and password for all. */
export function Entry({ door, first, entered }: EntryProps) {
  const { say } = useWords();
  const [badge, setBadge] = useState("");
  const [notice, setNotice] = useState<string | null>(null);
  const [way, setWay] = useState<Way>(() => {
    const person = door.quick.find((one) => one.id === first && one.has_pin && !one.pin_locked);
    return person ? { by: "pin", person } : { by: "password" };
  });

  const change = useChange("session.switch", {
    done: entered,
    refused: (reason) => {
      if (!(reason instanceof Refusal)) return;
      if (!FULL_SIGN_IN.has(reason.failure.message)) return;
      if (way.by === "pin") setBadge(way.person.badge);
      setWay({ by: "password" });
    },
  });
  useScan(
    ({ text, field }) => {
      if (way.by === "recovery" && field) return false;
      if (field?.name === "password" && badge !== "") return false;
      // Six digits may be a PIN typed by practised fingers; a longer burst is a badge.
      if (field?.name === "pin" && /^\d{1,6}$/.test(text)) return false;
      change.run({ badge_code: text });
      return true;
    },
    { fields: true },
  );

  // The demo shop's people are a press away, at the door and under the lock: nobody else knows their secrets.
  const demo = door.demo_people;
  const quick = demo.length === 0 ? door.quick : [];
  const pick = (person: QuickPerson) => {
    change.clear();
    setNotice(null);
    setBadge(person.badge);
    setWay(person.has_pin && !person.pin_locked ? { by: "pin", person } : { by: "password" });
  };

  return (
    <div className="entry">
      {notice && <Alert type="success" showIcon title={notice} />}
      <FailureNote reason={change.refused} />
      {way.by === "recovery" ? (
        <ForgotPassword
          back={() => setWay({ by: "password" })}
          done={(recovered) => {
            setBadge(recovered);
            setNotice(say("recover.done"));
            setWay({ by: "password" });
          }}
        />
      ) : (
        <>
          <DemoTiles people={demo} entered={entered} />
          <QuickTiles people={quick} picked={way.by === "pin" ? way.person.id : null} pick={pick} />
          {way.by === "pin" ? (
            <PinEntry
              key={way.person.id}
              person={way.person}
              pending={change.pending}
              failed={change.refused !== null}
              enter={(pin) => change.run({ person: way.person.id, pin })}
              usePassword={() => setWay({ by: "password" })}
            />
          ) : (
            <PasswordEntry
              badge={badge}
              setBadge={setBadge}
              entered={entered}
              forgot={() => {
                change.clear();
                setWay({ by: "recovery" });
              }}
            />
          )}
          {quick.length > 0 && <p className="entry-hint quiet">{say("signin.scan_hint")}</p>}
        </>
      )}
    </div>
  );
}

/** Refusals after which only badge no. and password lead on. */
const FULL_SIGN_IN = new Set(["person.pin_locked", "person.full_sign_in_needed"]);
