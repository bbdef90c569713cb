import {
  AccountBookOutlined,
  AppstoreOutlined,
  BarChartOutlined,
  BellOutlined,
  EllipsisOutlined,
  InboxOutlined,
  SettingOutlined,
  TeamOutlined,
  ToolOutlined,
  UnorderedListOutlined,
} from "@ant-design/icons";
import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { Dropdown } from "antd";
import type { ReactNode } from "react";
import { BackupAge } from "../backup/BackupAge";
import { PHONE_BELOW, useMedia } from "../kit/media";
import { onceChosen } from "../kit/menus";
import { Key, type Shortcut } from "../kit/shortcuts";
import { useWords, type Word } from "../kit/words";
import { useCan, useDoor } from "../session/door";
import type { Right } from "../wire/commands";

interface Place {
  to:
    | "/intake"
    | "/repairs"
    | "/bench"
    | "/parts/{-$tab}"
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
    icon: <InboxOutlined aria-hidden />,
    shortcut: "F2",
    right: "open_repairs",
    test: "nav-intake",
  },
  {
    to: "/repairs",
    name: "place.orders",
    icon: <UnorderedListOutlined aria-hidden />,
    shortcut: "F3",
    right: "see_repairs",
    test: "nav-orders",
  },
  {
    to: "/bench",
    name: "place.bench",
    icon: <ToolOutlined aria-hidden />,
    shortcut: "F6",
    right: "test_repairs",
    test: "nav-bench",
  },
  {
    to: "/parts/{-$tab}",
    name: "place.parts",
    icon: <AppstoreOutlined aria-hidden />,
    shortcut: "F1",
    right: "see_stock",
    test: "nav-parts",
  },
  {
    to: "/customers",
    name: "place.customers",
    icon: <TeamOutlined aria-hidden />,
    shortcut: "F4",
    right: "see_repairs",
    test: "nav-customers",
  },
  {
    to: "/close",
    name: "place.close",
    icon: <AccountBookOutlined aria-hidden />,
    shortcut: "F7",
    right: "close_till",
    test: "nav-close",
  },
  {
    to: "/dues",
    name: "place.dues",
    icon: <BellOutlined aria-hidden />,
    shortcut: "F8",
    right: "remind_customers",
    test: "nav-dues",
  },
  {
    to: "/figures",
    name: "place.figures",
    icon: <BarChartOutlined aria-hidden />,
    shortcut: "F10",
    right: "see_figures",
    test: "nav-figures",
  },
  {
    to: "/settings/{-$section}",
    name: "place.settings",
    icon: <SettingOutlined aria-hidden />,
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

/** So many places fit beside "more" on a phone. */
const ON_A_PHONE = 4;

/** The places: at the side; in a bar at the foot where the page is narrow. */
export function Nav() {
  const { say } = useWords();
  const { shop } = useDoor();
  const places = usePlaces();
  const phone = useMedia(`(max-width: ${PHONE_BELOW - 1}px)`);
  const shown = phone && places.length > ON_A_PHONE + 1 ? places.slice(0, ON_A_PHONE) : places;
  const rest = places.slice(shown.length);
  return (
    <nav className="nav" aria-label={say("place.all")}>
      <div className="nav-head">
        <div className="nav-name">{say("app.name")}</div>
        <div className="nav-shop quiet" title={shop?.name}>
          {shop?.name}
        </div>
      </div>
      <ul className="nav-places">
        {shown.map((place) => (
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
        {rest.length > 0 && (
          <li>
            <MorePlaces places={rest} />
          </li>
        )}
      </ul>
      <BackupAge />
    </nav>
  );
}

/** The places a phone's bar has no room for. */
function MorePlaces({ places }: { places: readonly Place[] }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  // A section of the settings is still the settings.
  const here = places.some(({ to }) => pathname.startsWith(to.replace(/\/\{-\$\w+\}$/, "")));
  const items = places.map(({ to, name, icon, test }) => ({
    key: to,
    icon,
    label: <span data-test={test}>{say(name)}</span>,
    onClick: () => navigate({ to }),
  }));
  return (
    <Dropdown
      menu={{ items, onClick: onceChosen }}
      trigger={["click"]}
      placement="topRight"
      autoFocus
    >
      <button
        type="button"
        className={here ? "plain nav-place nav-here" : "plain nav-place"}
        data-test="nav-more"
      >
        <EllipsisOutlined aria-hidden />
        <span className="grow cut">{say("place.more")}</span>
      </button>
    </Dropdown>
  );
}
