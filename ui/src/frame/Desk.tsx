import { useQueryClient } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { LineDown } from "../host/host";
import { followTouches, isBusy, isTurnedAway } from "../kit/answers";
import { insist } from "../kit/change";
import { chosenLook } from "../kit/choices";
import { reasonWords } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { keepLock, liftLock, lockHeard, useKeptLock } from "../kit/keptLock";
import { newRequest } from "../kit/request";
import { useShortcut } from "../kit/shortcuts";
import { whoSits } from "../kit/sitting";
import { StayingDesk } from "../kit/staying";
import { useWords } from "../kit/words";
import { AtDeskProvider } from "../session/door";
import { useDoorAnswer } from "../session/doorAnswer";
import { useIdle } from "../session/idle";
import { LockOverlay } from "../session/LockOverlay";
import { SignInPage } from "../session/SignInPage";
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
  const [former, setFormer] = useState<Me | null>(null);
  const left = useCallback(() => setFormer(null), []);
  if (!door) return null;
  const { me } = door;
  // A core that began anew knows who signed in today, not who sat where: the page waits for its person.
  const waits = former !== null && door.quick.some(({ id }) => id === former.id);
  const shown = me ?? (waits ? former : null);
  if (shown !== former) setFormer(shown);
  return shown ? <LockedDesk door={door} me={shown} left={left} /> : <SignInPage door={door} />;
}

interface LockedDeskProps {
  door: Door;
  me: Me;
  /** The person went: nothing waits for them. */
  left: () => void;
}

function LockedDesk({ door, me, left }: LockedDeskProps) {
  const { say } = useWords();
  const host = useHost();
  const store = useQueryClient();
  const away = door.me === null;
  const lockedHere = useKeptLock();
  const [leaving, setLeaving] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const locked = lockedHere || door.locked || away;
  useFreshStart(me);
  useEffect(() => (away ? undefined : followTouches(host, store)), [host, store, away]);

  // Hidden at once, and until somebody has entered: even with the line down, or after a reload, nobody reads on.
  const unlocks = useLockTold(lockedHere && !away);
  const entered = useCallback(async () => {
    unlocks();
    await store.refetchQueries({ queryKey: ["shop.door"] });
    liftLock();
    setNotice(null);
    await store.invalidateQueries();
  }, [store, unlocks]);
  const signOut = useCallback(async () => {
    setLeaving(true);
    try {
      await insist(host, "session.sign_out", {}, newRequest());
      await store.refetchQueries({ queryKey: ["shop.door"] });
      left();
      store.removeQueries({ predicate: (query) => query.queryKey[0] !== "shop.door" });
    } catch (reason) {
      keepLock();
      const error = reason instanceof Error ? reason : new Error(String(reason));
      setNotice(
        error instanceof LineDown ? say("session.locked_instead") : reasonWords(say, error),
      );
    } finally {
      setLeaving(false);
    }
  }, [host, store, left, say]);

  useShortcut("Ctrl+L", keepLock, !locked);
  useIdle(door.shop?.idle_minutes ?? 0, keepLock, !locked);

  const hidden = locked || leaving;
  return (
    <LockContext value={{ locked: hidden, lock: keepLock, signOut }}>
      <AtDeskProvider door={door} me={me}>
        <div id="beneath" className="beneath" data-hidden={hidden} inert={hidden}>
          <PersonDesk key={me.id} />
        </div>
        {locked && (
          <LockOverlay door={door} me={me} away={away} notice={notice} entered={entered} />
        )}
      </AtDeskProvider>
    </LockContext>
  );
}

/** Between two tries to tell the core of a lock (ms). */
const TELL_EVERY = 1_000;

/**
 * Tells the core that this screen is locked, again and again until it has heard: a desk that was
 * locked while the line was down is not left open there. The answered function ends it, once
 * somebody has unlocked.
 */
function useLockTold(locked: boolean): () => void {
  const host = useHost();
  const store = useQueryClient();
  const ends = useRef(() => {});
  useEffect(() => {
    if (!locked) return;
    let ended = false;
    let again: ReturnType<typeof setTimeout>;
    const tell = async () => {
      // Whoever is entering just now would be locked out again.
      if (whoSits() !== undefined) {
        try {
          await host.call("session.lock", {});
          lockHeard();
          if (!ended) store.invalidateQueries({ queryKey: ["shop.door"] });
          return;
        } catch (reason) {
          // What else the core says of it changes nothing here: whoever unlocks must reach it anyway.
          if (!(reason instanceof LineDown) && !isBusy(reason) && !isTurnedAway(reason)) return;
        }
      }
      if (!ended) again = setTimeout(tell, TELL_EVERY);
    };
    tell();
    ends.current = () => {
      ended = true;
      clearTimeout(again);
    };
    return ends.current;
  }, [locked, host, store]);
  return useCallback(() => ends.current(), []);
}

function PersonDesk() {
  const router = useMemo(() => makeRouter(), []);
  return (
    <StayingDesk>
      <RouterProvider router={router} />
    </StayingDesk>
  );
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
