import { Link, useNavigate, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackupSettings } from "../backup/BackupSettings";
import { CatalogueSettings } from "../catalogue/CatalogueSettings";
import { useLock } from "../frame/lock";
import { useDeskMode } from "../join/mode";
import { ThisDesk } from "../join/ThisDesk";
import { useHost } from "../kit/host";
import { Key, popupOpen, type Shortcut, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { MessageSettings } from "../message/MessageSettings";
import { MySettings } from "../person/MySettings";
import { PeopleSettings } from "../person/PeopleSettings";
import { PriceSettings } from "../price/PriceSettings";
import { PaperSettings } from "../printer/PaperSettings";
import { useCan } from "../session/door";
import { TerminalSettings } from "../terminal/TerminalSettings";
import { TermsSettings } from "../terms/TermsSettings";
import type { Right } from "../wire/commands";
import { About } from "./About";
import { ShopSettings } from "./ShopSettings";
import "./shop.css";

interface Section {
  name:
    | "shop"
    | "papers"
    | "terms"
    | "messages"
    | "catalogue"
    | "prices"
    | "people"
    | "backup"
    | "terminals"
    | "mine"
    | "about"
    | "desk";
  right: Right;
  page: ReactNode;
}

const SECTIONS: readonly Section[] = [
  { name: "shop", right: "keep_shop", page: <ShopSettings /> },
  { name: "papers", right: "print_papers", page: <PaperSettings /> },
  { name: "terms", right: "keep_shop", page: <TermsSettings /> },
  { name: "messages", right: "keep_shop", page: <MessageSettings /> },
  { name: "catalogue", right: "keep_catalogue", page: <CatalogueSettings /> },
  { name: "prices", right: "keep_prices", page: <PriceSettings /> },
  { name: "people", right: "keep_people", page: <PeopleSettings /> },
  { name: "backup", right: "keep_backups", page: <BackupSettings /> },
  { name: "terminals", right: "keep_terminals", page: <TerminalSettings /> },
  { name: "mine", right: "signed_in", page: <MySettings /> },
  { name: "about", right: "signed_in", page: <About /> },
];

/** Settings, each person sees theirs. */
export function SettingsPage() {
  const { say } = useWords();
  const can = useCan();
  const navigate = useNavigate();
  const { locked } = useLock();
  const { section } = useParams({ from: "/settings/{-$section}" });
  const { desk } = useHost();
  const mode = useDeskMode();
  const mine = SECTIONS.filter(({ right }) => right === "signed_in" || can(right));
  if (desk && mode?.mode === "host") {
    mine.push({ name: "desk", right: "signed_in", page: <ThisDesk ways={desk} /> });
  }
  const shown = mine.find(({ name }) => name === section) ?? mine[0];
  useShortcut("Escape", () => navigate({ to: "/repairs" }), !locked);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say("place.settings")}</h1>
      </div>
      <div className="settings">
        <nav aria-label={say("place.settings")} className="settings-nav">
          {mine.map(({ name }, at) => (
            <Link
              key={name}
              to="/settings/{-$section}"
              params={{ section: name }}
              className={name === shown?.name ? "settings-place settings-here" : "settings-place"}
              aria-current={name === shown?.name ? "page" : undefined}
              data-test={`settings-${name}`}
            >
              <span className="grow cut">{say(`settings.${name}`)}</span>
              {at < KEYS && (
                <>
                  <Key>{`Alt ${digit(at)}`}</Key>
                  <SectionKey
                    shortcut={`Alt+${digit(at)}`}
                    act={() => navigate({ to: "/settings/{-$section}", params: { section: name } })}
                  />
                </>
              )}
            </Link>
          ))}
        </nav>
        <div className="settings-page">{shown?.page}</div>
      </div>
    </div>
  );
}

/** As many as there are digits; what follows is looked at once in a while. */
const KEYS = 10;

/** The tenth has the key 0, right of the nine. */
function digit(at: number): number {
  return (at + 1) % 10;
}

function SectionKey({ shortcut, act }: { shortcut: Shortcut; act: () => void }) {
  const { locked } = useLock();
  // Under an open form the key would throw away what is typed in it.
  useShortcut(shortcut, () => !popupOpen() && act(), !locked);
  return null;
}
