import { useEffect, useRef } from "react";

const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** Acts once nobody has touched anything for so many minutes; 0 never. */
export function useIdle(minutes: number, act: () => void, on: boolean): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!on || minutes <= 0) return;
    let touchedAt = Date.now();
    const touched = () => {
      touchedAt = Date.now();
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, touched, { passive: true });
    // A look every few seconds also notices a PC that slept meanwhile.
    const look = setInterval(() => {
      if (Date.now() - touchedAt >= minutes * 60_000) latest.current();
    }, 5_000);
    return () => {
      clearInterval(look);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, touched);
    };
  }, [minutes, on]);
}
