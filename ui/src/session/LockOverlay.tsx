import { LockOutlined } from "@ant-design/icons";
import { Alert, ConfigProvider } from "antd";
import { Bars } from "../frame/Bars";
import { useFocusBack } from "../kit/focus";
import { useWords } from "../kit/words";
import type { Door, Me } from "../wire/commands";
import { Entry } from "./Entry";
import "./session.css";

interface LockOverlayProps {
  door: Door;
  /** Whose page lies beneath. */
  me: Me;
  /** The core knows nobody here any more: it began anew. */
  away: boolean;
  /** Why it is locked, where nobody asked for that. */
  notice: string | null;
  entered: () => Promise<void>;
}

/** Lies over the hidden desk until someone has shown who they are. */
export function LockOverlay({ door, me, away, notice, entered }: LockOverlayProps) {
  const { say } = useWords();
  // Whoever comes back goes on in the field they were in.
  useFocusBack(true);
  return (
    <div
      id="above"
      className="entrance entrance-lock"
      role="dialog"
      aria-modal="true"
      aria-label={say("lock.act")}
      data-test={away ? "signin-page" : "lock-overlay"}
    >
      {/* What opens from here must not open in the hidden page. */}
      <ConfigProvider getPopupContainer={() => document.getElementById("above") ?? document.body}>
        <div className="entrance-bars">
          <Bars />
        </div>
        <div className="entrance-column">
          <header className="entrance-head">
            <div className="entrance-shop">
              <LockOutlined aria-hidden /> {door.shop?.name}
            </div>
            <p className="quiet" data-test={away ? "signin-kept" : undefined}>
              {say(away ? "lock.kept" : "lock.told", { name: me.name })}
            </p>
          </header>
          {notice && !away && (
            <Alert type="warning" showIcon title={notice} data-test="lock-notice" />
          )}
          <Entry
            key={away ? "away" : "locked"}
            door={door}
            first={away ? null : me.id}
            entered={entered}
          />
        </div>
      </ConfigProvider>
    </div>
  );
}
