import { LockOutlined } from "@ant-design/icons";
import { useWords } from "../kit/words";
import type { Door, Me } from "../wire/commands";
import { Entry } from "./Entry";
import "./session.css";

/** Lies over the hidden desk until someone has shown who they are. */
export function LockOverlay({
  door,
  me,
  entered,
}: {
  door: Door;
  me: Me;
  entered: () => Promise<void>;
}) {
  const { say } = useWords();
  return (
    <div
      className="entrance entrance-lock"
      role="dialog"
      aria-modal="true"
      aria-label={say("lock.act")}
      data-test="lock-overlay"
    >
      <div className="entrance-column">
        <header className="entrance-head">
          <div className="entrance-shop">
            <LockOutlined aria-hidden /> {door.shop?.name}
          </div>
          <p className="quiet">{say("lock.told", { name: me.name })}</p>
        </header>
        <Entry door={door} first={me.id} entered={entered} />
      </div>
    </div>
  );
}
