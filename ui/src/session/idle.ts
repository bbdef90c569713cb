import { useEffect, useRef } from "react";
import { endsSession } from "../kit/answers";
import { useHost } from "../kit/host";

const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;
/** Between two looks, which also notice a PC that slept meanwhile (ms). */
const LOOK_EVERY = 5_000;
/** At most so often the core is told that somebody is there (ms); its own count is a minute at least. */
const TELL_EVERY = 20_000;

/**
 * Acts once nobody has touched anything for so many minutes; 0 never. Whoever only reads or writes
 * asks the core for nothing, so it is told of them: a desk locks itself there, too.
 */
export function useIdle(minutes: number, act: () => void, on: boolean): void {
  const host = useHost();
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!on || minutes <= 0) return;
    let touchedAt = Date.now();
    let toldAt = touchedAt;
    const touched = () => {
      touchedAt = Date.now();
    };
    const tell = () => {
      const before = toldAt;
      toldAt = Date.now();
      host.call("session.awake", {}).catch((reason: unknown) => {
        if (endsSession(reason)) latest.current();
        // It did not hear of it; the next look tells it again.
        else toldAt = before;
      });
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touched, { passive: true });
    const look = setInterval(() => {
      const now = Date.now();
      if (now - touchedAt >= minutes * 60_000) latest.current();
      else if (touchedAt > toldAt && now - toldAt >= TELL_EVERY) tell();
    }, LOOK_EVERY);
    return () => {
      clearInterval(look);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touched);
    };
  }, [minutes, on, host]);
}
