import { useQueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { followTouches } from "../kit/answers";
import { chosenLook } from "../kit/choices";
import { useHost } from "../kit/host";
import { useShortcut } from "../kit/shortcuts";
import { AtDeskProvider } from "../session/door";
import { useDoorAnswer } from "../session/doorAnswer";
import { useIdle } from "../session/idle";
import { LockOverlay } from "../session/LockOverlay";
import type { Door, Me } from "../wire/commands";
import { LockContext } from "./lock";
import { useLook } from "./look";
import { makeRouter } from "./router";

/**
 * What one signed-in person sees, and the lock above it. The door is read here once more and not
 * handed down: whatever renders this sees the newest answer, so that lifting the lock never shows
 * the former person's page for a moment.
 */
export function Desk() {
  const { data: door } = useDoorAnswer();
  return door?.me ? <LockedDesk door={door} me={door.me} /> : null;
}

function LockedDesk({ door, me }: { door: Door; me: Me }) {
  const host = useHost();
  const store = useQueryClient();
  const [lockedHere, setLockedHere] = useState(false);
  const locked = lockedHere || door.locked;
  useFreshStart(me);
  useEffect(() => followTouches(host, store), [host, store]);

  const lock = useCallback(async () => {
    // Hidden at once, and until somebody has entered: even with the line down, nobody reads on.
    setLockedHere(true);
    try {
      await host.call("session.lock", {});
    } catch {
      // Locked on this screen all the same; whoever unlocks must reach the core anyway.
    }
    await store.invalidateQueries({ queryKey: ["shop.door"] });
  }, [host, store]);
  const entered = useCallback(async () => {
    await store.refetchQueries({ queryKey: ["shop.door"] });
    setLockedHere(false);
    await store.invalidateQueries();
  }, [store]);

  useShortcut("Ctrl+L", lock, !locked);
  useIdle(door.shop?.idle_minutes ?? 0, lock, !locked);

  return (
    <LockContext value={{ locked, lock }}>
      <AtDeskProvider door={door} me={me}>
        <div id="beneath" className="beneath" data-hidden={locked} inert={locked}>
          <PersonDesk key={me.id} />
        </div>
        {locked && <LockOverlay door={door} me={me} entered={entered} />}
      </AtDeskProvider>
    </LockContext>
  );
}

function PersonDesk() {
  const router = useMemo(() => makeRouter(), []);
  return <RouterProvider router={router} />;
}

/** Another person starts at the list, with their own look, and none of the former one's answers. */
function useFreshStart(me: Me): void {
  const store = useQueryClient();
  const { setChosen } = useLook();
  const former = useRef(me.id);
  if (former.current !== me.id) {
    former.current = me.id;
    window.location.hash = "#/repairs";
    store.removeQueries({ predicate: (query) => query.queryKey[0] !== "shop.door" });
  }
  const { theme } = me;
  useEffect(() => {
    setChosen(theme ?? chosenLook());
    return () => setChosen(chosenLook());
  }, [theme, setChosen]);
}
