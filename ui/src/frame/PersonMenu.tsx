import {
  DownOutlined,
  KeyOutlined,
  LockOutlined,
  LogoutOutlined,
  SkinOutlined,
} from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Dropdown, type MenuProps, Tooltip } from "antd";
import { onceChosen } from "../kit/menus";
import { Key } from "../kit/shortcuts";
import { languages, useWords } from "../kit/words";
import { usePreferences } from "../person/preferences";
import { roleWords } from "../person/roles";
import { useMe } from "../session/door";
import { Initial } from "../session/Tiles";
import { useLock } from "./lock";
import { useLook } from "./look";

/** Who is here, how it looks to them, and the ways to leave. */
export function PersonMenu() {
  const { say, language } = useWords();
  const me = useMe();
  const { lock, signOut } = useLock();
  const { chosen } = useLook();
  const prefer = usePreferences();
  const navigate = useNavigate();
  const items: MenuProps["items"] = [
    {
      key: "mine",
      icon: <KeyOutlined aria-hidden />,
      label: <span data-test="menu-mine">{say("me.password_and_pin")}</span>,
      onClick: () => navigate({ to: "/settings/{-$section}", params: { section: "mine" } }),
    },
    { type: "divider" },
    {
      key: "language",
      type: "group",
      label: say("choice.language"),
      children: languages.map(({ code, name }) => ({
        key: code,
        label: <span data-test={`menu-language-${code}`}>{mark(code === language, name)}</span>,
        onClick: () => prefer.language(code),
      })),
    },
    {
      key: "look",
      type: "group",
      label: (
        <>
          <SkinOutlined aria-hidden /> {say("choice.look")}
        </>
      ),
      children: (["system", "light", "dark"] as const).map((wish) => ({
        key: wish,
        label: (
          <span data-test={`menu-look-${wish}`}>
            {mark((chosen ?? "system") === wish, say(`look.${wish}`))}
          </span>
        ),
        onClick: () => prefer.look(wish),
      })),
    },
    { type: "divider" },
    {
      key: "out",
      icon: <LogoutOutlined aria-hidden />,
      label: <span data-test="signout">{say("session.sign_out")}</span>,
      onClick: signOut,
    },
  ];

  return (
    <div className="row">
      <Dropdown
        menu={{ items, onClick: onceChosen }}
        trigger={["click"]}
        placement="bottomRight"
        autoFocus
      >
        <button type="button" className="plain person" data-test="person-menu">
          <Initial name={me.name} />
          <span className="cut person-name">{me.name}</span>
          <span className="quiet cut person-roles">{roleWords(say, me.roles)}</span>
          <DownOutlined className="quiet" aria-hidden />
        </button>
      </Dropdown>
      <Tooltip title={say("lock.act")}>
        <Button
          icon={<LockOutlined aria-hidden />}
          onClick={lock}
          aria-label={`${say("lock.act")} Ctrl L`}
          data-test="lock-button"
        >
          <Key>Ctrl L</Key>
        </Button>
      </Tooltip>
    </div>
  );
}

function mark(on: boolean, name: string): string {
  return on ? `✓ ${name}` : name;
}
