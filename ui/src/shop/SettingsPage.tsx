import { Link, useNavigate, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackupSettings } from "../backup/BackupSettings";
import { useLock } from "../frame/lock";
import { useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { MySettings } from "../person/MySettings";
import { PeopleSettings } from "../person/PeopleSettings";
import { PrinterSettings } from "../printer/PrinterSettings";
import { useCan } from "../session/door";
import type { Right } from "../wire/commands";
import { About } from "./About";
import { ShopSettings } from "./ShopSettings";
import "./shop.css";

interface Section {
  name: "mine" | "shop" | "people" | "backup" | "printers" | "about";
  right: Right;
  page: ReactNode;
}

const SECTIONS: readonly Section[] = [
  { name: "shop", right: "keep_shop", page: <ShopSettings /> },
  { name: "people", right: "keep_people", page: <PeopleSettings /> },
  { name: "backup", right: "keep_backups", page: <BackupSettings /> },
  { name: "printers", right: "print_papers", page: <PrinterSettings /> },
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
  const mine = SECTIONS.filter(({ right }) => right === "signed_in" || can(right));
  const shown = mine.find(({ name }) => name === section) ?? mine[0];
  useShortcut("Escape", () => navigate({ to: "/repairs" }), !locked);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say("place.settings")}</h1>
      </div>
      <div className="settings">
        <nav aria-label={say("place.settings")} className="settings-nav">
          {mine.map(({ name }) => (
            <Link
              key={name}
              to="/settings/{-$section}"
              params={{ section: name }}
              className={name === shown?.name ? "settings-place settings-here" : "settings-place"}
              aria-current={name === shown?.name ? "page" : undefined}
              data-test={`settings-${name}`}
            >
              {say(`settings.${name}`)}
            </Link>
          ))}
        </nav>
        <div className="settings-page">{shown?.page}</div>
      </div>
    </div>
  );
}
