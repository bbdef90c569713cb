import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntdApp, ConfigProvider, Spin } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import type { Host } from "../host/host";
import { TurnedAway } from "../join/TurnedAway";
import { answerStore, followLine, isTurnedAway } from "../kit/answers";
import { Boundary } from "../kit/Boundary";
import { chosenLanguage, chosenLook } from "../kit/choices";
import { ZoneContext } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { HostProvider, useHost } from "../kit/host";
import { useFinger } from "../kit/media";
import { followSeat } from "../kit/sitting";
import { antdThemeOf, useSystemLook } from "../kit/theme";
import { speak, useWords } from "../kit/words";
import { useDoorAnswer } from "../session/doorAnswer";
import { FirstStart } from "../shop/FirstStart";
import { Trouble } from "../shop/Trouble";
import { BarredPage } from "../terminal/BarredPage";
import { EnterPage } from "../terminal/EnterPage";
import { useInvitation, whyBarred } from "../terminal/invitation";
import type { Door, Theme } from "../wire/commands";
import { Bars } from "./Bars";
import { Desk } from "./Desk";
import { LookContext } from "./look";

/** The whole face, over whichever host carries it. */
export function App({ host }: { host: Host }) {
  const store = useMemo(() => {
    const made = answerStore(() => made.invalidateQueries({ queryKey: ["shop.door"] }));
    return made;
  }, []);
  useEffect(() => followLine(host, store), [host, store]);
  useEffect(() => followSeat(store), [store]);
  // Whoever answers where the host was says so to every question; the door's is asked first.
  useEffect(
    () => host.desk?.watchOtherHost(() => store.invalidateQueries({ queryKey: ["shop.door"] })),
    [host, store],
  );
  return (
    <HostProvider host={host}>
      <QueryClientProvider client={store}>
        <Look>
          <Entrance />
        </Look>
      </QueryClientProvider>
    </HostProvider>
  );
}

/** Colours and antd's own words, by what the person chose, else this PC, else the system. */
function Look({ children }: { children: ReactNode }) {
  const { language } = useWords();
  const system = useSystemLook();
  const [chosen, setChosen] = useState<Theme | null>(() => chosenLook());
  const look = chosen ?? system;
  useEffect(() => {
    document.documentElement.dataset.look = look;
  }, [look]);
  const finger = useFinger();
  const theme = useMemo(() => antdThemeOf(look, finger), [look, finger]);
  const choice = useMemo(() => ({ look, chosen, setChosen }), [look, chosen]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === "en" ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      getPopupContainer={() => document.getElementById("beneath") ?? document.body}
    >
      <AntdApp component={false}>
        <LookContext value={choice}>
          <Boundary>{children}</Boundary>
        </LookContext>
      </AntdApp>
    </ConfigProvider>
  );
}

/** Leads to first start, trouble, sign-in or the desk, as the core's door says. */
function Entrance() {
  const { desk } = useHost();
  const door = useDoorAnswer();
  const [founding, setFounding] = useState(false);
  const [invitation, drop] = useInvitation();
  const barred = whyBarred(door.error);
  const shopLanguage = door.data?.me?.language ?? chosenLanguage() ?? door.data?.shop?.language;
  useEffect(() => {
    if (shopLanguage) speak(shopLanguage);
  }, [shopLanguage]);

  // Who is known already needs no invitation, and leaves it to others.
  useEffect(() => {
    if (door.isSuccess) drop();
  }, [door.isSuccess, drop]);
  const { refetch } = door;
  const entered = useCallback(async () => {
    await refetch();
    drop();
  }, [refetch, drop]);

  if (desk && isTurnedAway(door.error)) {
    return <TurnedAway ways={desk} reason={door.error} again={() => door.refetch()} />;
  }
  if (barred && invitation !== null) {
    return <EnterPage token={invitation} entered={entered} leave={entered} />;
  }
  if (barred) return <BarredPage why={barred} again={refetch} />;
  if (!door.data) {
    return (
      <div className="splash">
        <Bars />
        {door.error ? (
          <FailureNote reason={door.error} again={() => door.refetch()} />
        ) : (
          <Spin delay={400} />
        )}
      </div>
    );
  }
  return (
    <ZoneContext value={door.data.shop?.zone ?? "Asia/Shanghai"}>
      {place(door.data, founding, setFounding)}
    </ZoneContext>
  );
}

function place(door: Door, founding: boolean, setFounding: (on: boolean) => void): ReactNode {
  // Founding signs in on its way; its page stays until the recovery code is kept.
  if (founding || door.state === "first_start") return <FirstStart founding={setFounding} />;
  if (door.state === "trouble") return <Trouble trouble={door.trouble} />;
  return <Desk />;
}
