import { useCallback, useSyncExternalStore } from "react";

/** Below this the places stand in a bar at the foot (CSS pixels, as in frame.css). */
export const BAR_BELOW = 900;
/** Below this the bar holds the first places only, and a dialog takes the whole screen. */
export const PHONE_BELOW = 600;

/** Whether a media query holds, followed while it changes. */
export function useMedia(query: string): boolean {
  const watch = useCallback(
    (changed: () => void) => {
      const media = matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(watch, () => matchMedia(query).matches);
}

/** Whether people point with a finger here. */
export function useFinger(): boolean {
  return useMedia("(pointer: coarse)");
}
