import {
  AccountBookOutlined,
  BarChartOutlined,
  BellOutlined,
  InboxOutlined,
  SettingOutlined,
  TeamOutlined,
  ToolOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackupAge } from "../backup/BackupAge";
import { Key, type Shortcut } from "../kit/shortcuts";
import { useWords, type Word } from "../kit/words";
import { useCan, useDoor } from "../session/door";
import type { Right } from "../wire/commands";

interface Place {
  to:
    | "/intake"
    | "/repairs"
    | "/bench"
    | "/customers"
    | "/close"
    | "/dues"
    | "/figures"
    | "/settings/{-$section}";
  name: Word;
  icon: ReactNode;
  shortcut: Shortcut;
  right: Right;
  test: string;
}

/** In the order of the day. */
const PLACES: readonly Place[] = [
  {
    to: "/intake",
    name: "place.intake",
    icon: <InboxOutlined />,
    shortcut: "F2",
    right: "open_repairs",
    test: "nav-intake",
  },
  {
    to: "/repairs",
    name: "place.orders",
    icon: <UnorderedListOutlined />,
    shortcut: "F3",
    right: "see_repairs",
    test: "nav-orders",
  },
  {
    to: "/bench",
    name: "place.bench",
    icon: <ToolOutlined />,
    shortcut: "F6",
    right: "test_repairs",
    test: "nav-bench",
  },
  {
    to: "/customers",
    name: "place.customers",
    icon: <TeamOutlined />,
    shortcut: "F4",
    right: "see_repairs",
    test: "nav-customers",
  },
  {
    to: "/close",
    name: "place.close",
    icon: <AccountBookOutlined />,
    shortcut: "F7",
    right: "close_till",
    test: "nav-close",
  },
  {
    to: "/dues",
    name: "place.dues",
    icon: <BellOutlined />,
    shortcut: "F8",
    right: "remind_customers",
    test: "nav-dues",
  },
  {
    to: "/figures",
    name: "place.figures",
    icon: <BarChartOutlined />,
    shortcut: "F10",
    right: "see_figures",
    test: "nav-figures",
  },
  {
    to: "/settings/{-$section}",
    name: "place.settings",
    icon: <SettingOutlined />,
    shortcut: "F9",
    right: "signed_in",
    test: "nav-settings",
  },
];

/** The places this person may go to. */
export function usePlaces(): readonly Place[] {
  const can = useCan();
  return PLACES.filter((place) => place.right === "signed_in" || can(place.right));
}

export function Nav() {
  const { say } = useWords();
  const { shop } = useDoor();
  return (
    <nav className="nav" aria-label={say("place.all")}>
      <div className="nav-head">
        <div className="nav-name">{say("app.name")}</div>
        <div className="nav-shop quiet" title={shop?.name}>
          {shop?.name}
        </div>
      </div>
      <ul className="nav-places">
        {usePlaces().map((place) => (
          <li key={place.to}>
            <Link
              to={place.to}
              className="nav-place"
              activeProps={{ className: "nav-place nav-here", "aria-current": "page" }}
              activeOptions={{ includeSearch: false }}
              data-test={place.test}
            >
              {place.icon}
              <span className="grow cut">{say(place.name)}</span>
              <Key>{place.shortcut}</Key>
            </Link>
          </li>
        ))}
      </ul>
      <BackupAge />
    </nav>
  );
}
