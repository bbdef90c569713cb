import { useEffect, useState } from "react";

/** The whole seconds left until a time in milliseconds, counted down to nothing. */
export function useSecondsUntil(end: number): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(end));
  useEffect(() => {
    setSeconds(secondsUntil(end));
    const tick = setInterval(() => setSeconds(secondsUntil(end)), 1_000);
    return () => clearInterval(tick);
  }, [end]);
  return seconds;
}

function secondsUntil(end: number): number {
  return Math.max(0, Math.ceil((end - Date.now()) / 1_000));
}

/** Seconds as minutes and seconds. */
export function minutesWords(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
