import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Boundary } from "../kit/Boundary";
import { useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { Bars } from "./Bars";
import { Box } from "./Box";
import { Nav, usePlaces } from "./Nav";
import { PersonMenu } from "./PersonMenu";
import { StatusBars } from "./StatusBars";
import "./frame.css";

/** The shell around every page: places left, the one box and the person on top. */
export function Frame() {
  const { say } = useWords();
  usePlaceKeys();
  const page = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: every place begins at its top
  useEffect(() => {
    if (page.current) page.current.scrollTop = 0;
  }, [pathname]);
  return (
    <div className="frame">
      <Nav />
      <div className="frame-main">
        <section aria-label={say("place.notices")}>
          <Bars />
          <StatusBars />
        </section>
        <header className="frame-top">
          <Box />
          <PersonMenu />
        </header>
        <main className="frame-page" id="page" ref={page} tabIndex={-1}>
          <Boundary>
            <Outlet />
          </Boundary>
        </main>
      </div>
    </div>
  );
}

function usePlaceKeys(): void {
  const navigate = useNavigate();
  const places = usePlaces();
  const shown = (key: string) => places.some((place) => place.shortcut === key);
  useShortcut("F1", () => navigate({ to: "/parts/{-$tab}" }), shown("F1"));
  useShortcut("F2", () => navigate({ to: "/intake" }), shown("F2"));
  useShortcut("F3", () => navigate({ to: "/repairs" }), shown("F3"));
  useShortcut("F4", () => navigate({ to: "/customers" }), shown("F4"));
  useShortcut("F6", () => navigate({ to: "/bench" }), shown("F6"));
  useShortcut("F7", () => navigate({ to: "/close" }), shown("F7"));
  useShortcut("F8", () => navigate({ to: "/dues" }), shown("F8"));
  useShortcut("F9", () => navigate({ to: "/settings/{-$section}" }), shown("F9"));
  useShortcut("F10", () => navigate({ to: "/figures" }), shown("F10"));
}
