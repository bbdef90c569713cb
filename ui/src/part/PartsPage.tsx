import { useNavigate, useParams } from "@tanstack/react-router";
import { Tabs } from "antd";
import { Suspense } from "react";
import { useLock } from "../frame/lock";
import { Key, popupOpen, type Shortcut, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import { PARTS_TABS, type PartsTab } from "./tabs";
import "./part.css";

/** The store room: parts, where they lie, and all that becomes of them. */
export function PartsPage() {
  const { say } = useWords();
  const can = useCan();
  const navigate = useNavigate();
  const { tab } = useParams({ from: "/parts/{-$tab}" });
  const mine = PARTS_TABS.filter(({ right }) => can(right));
  const shown = mine.find((one) => one.tab === tab) ?? mine[0];
  const show = (to: PartsTab) => navigate({ to: "/parts/{-$tab}", params: { tab: to } });
  const Page = shown?.page;
  return (
    <div className="page page-full parts-page">
      <div className="page-head parts-head">
        <h1>{say("place.parts")}</h1>
        <Tabs
          className="parts-tabs"
          activeKey={shown?.tab ?? "parts"}
          onChange={(key) => {
            const chosen = mine.find((one) => one.tab === key);
            if (chosen) show(chosen.tab);
          }}
          items={mine.map((one, at) => ({
            key: one.tab,
            label: (
              <span data-test={`parts-tab-${one.tab}`}>
                {say(`parts_tab.${one.tab}`)} <Key>{`Alt ${at + 1}`}</Key>
              </span>
            ),
          }))}
        />
        {mine.map((one, at) => (
          <TabKey key={one.tab} shortcut={`Alt+${at + 1}`} act={() => show(one.tab)} />
        ))}
      </div>
      {/* Each part keeps its own place: nothing of one tab is seen in another. */}
      <Suspense fallback={null}>{Page && <Page key={shown.tab} />}</Suspense>
    </div>
  );
}

function TabKey({ shortcut, act }: { shortcut: Shortcut; act: () => void }) {
  const { locked } = useLock();
  useShortcut(shortcut, () => !popupOpen() && act(), !locked);
  return null;
}
