import { Tabs } from "antd";
import { useLock } from "../frame/lock";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { TABS, type Tab } from "../stage/acts";

interface OrderTabsProps {
  tab: Tab;
  show: (tab: Tab) => void;
  /** Where the order's work is now, which is marked. */
  work: Tab;
}

/** Between two parts (CSS pixels): all of them stand side by side at 1366, in either language. */
const GUTTER = 12;

/** The parts of an order's page, each with its key. */
export function OrderTabs({ tab, show, work }: OrderTabsProps) {
  const { say } = useWords();
  return (
    <>
      <Tabs
        className="order-tabs"
        size="small"
        tabBarGutter={GUTTER}
        activeKey={tab}
        onChange={(key) => {
          const chosen = TABS.find((one) => one === key);
          if (chosen) show(chosen);
        }}
        items={TABS.map((one, at) => ({
          key: one,
          label: (
            <span
              className={one === work ? "order-tab order-tab-work" : "order-tab"}
              data-test={`order-tab-${one}`}
            >
              {say(`order_tab.${one}`)} <Key>{`Alt ${at + 1}`}</Key>
            </span>
          ),
        }))}
      />
      {TABS.map((one, at) => (
        <TabKey key={one} at={at} show={() => show(one)} />
      ))}
    </>
  );
}

function TabKey({ at, show }: { at: number; show: () => void }) {
  const { locked } = useLock();
  useShortcut(`Alt+${at + 1}`, show, !locked);
  return null;
}
