import { useQuery } from "@tanstack/react-query";
import type { DeskMode, DeskWays } from "../host/host";
import { useHost } from "../kit/host";

/** The question under which the answer is kept. */
export const DESK_MODE = ["desk_mode"] as const;

/** Whose desk this window is; undefined in a browser and until the window has said so. */
export function useDeskMode(): DeskMode | undefined {
  const { desk } = useHost();
  return useQuery({
    queryKey: DESK_MODE,
    queryFn: () => (desk as DeskWays).mode(),
    enabled: desk !== undefined,
  }).data;
}
