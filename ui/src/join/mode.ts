import { useQuery } from "@tanstack/react-query";
import type { DeskMode, DeskWays } from "../host/host";
import { useHost } from "../kit/host";

/** Whose desk this window is; undefined in a browser and until the window has said so. */
export function useDeskMode(): DeskMode | undefined {
  const { desk } = useHost();
  return useQuery({
    queryKey: ["desk_mode"],
    queryFn: () => (desk as DeskWays).mode(),
    enabled: desk !== undefined,
  }).data;
}
