import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Input, Output } from "../host/host";
import { livesBy, type Noun } from "./answers";
import { useHost } from "./host";

/** The commands that answer a list a page at a time. */
type Paged = "part.find" | "repair.overrides" | "reminder.unclaimed";

/** How many lines are asked for at a time. */
const PAGE = 100;

/** A list, a page after a page as it is scrolled, and what its first page tells of the whole. */
export function usePages<C extends Paged>(
  command: C,
  ask: Omit<Input<C>, "after" | "limit">,
  nouns: readonly Noun[],
) {
  const host = useHost();
  livesBy(command, nouns);
  const found = useInfiniteQuery({
    queryKey: [command, "pages", ask],
    queryFn: ({ pageParam }) =>
      host.call(command, { ...ask, after: pageParam, limit: PAGE } as unknown as Input<C>),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Output<C>) => page.next,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const pages: readonly Output<C>[] = found.data?.pages ?? [];
  return {
    rows: pages.flatMap((page) => page.rows as Output<C>["rows"][number][]),
    /** The first page, once it is there. */
    first: pages[0],
    settled: found.isSuccess,
    error: found.error,
    refetch: found.refetch,
    more,
    hasMore: hasNextPage,
  };
}
