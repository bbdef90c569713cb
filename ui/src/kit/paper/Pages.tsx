import { Spin } from "antd";
import { useEffect, useRef, useState } from "react";
import { reasonWords } from "../FailureNote";
import { useWords } from "../words";
import { drawPage, type Pdf } from "./pdf";

/** The pages' own area: it has the focus first, so that the keys turn pages. */
export const PAGES_ID = "paper-pages";

/** All pages of a paper below each other, as wide as the room allows. */
export function Pages({
  pdf,
  zoom,
  seen,
  label,
}: {
  pdf: Pdf | null;
  zoom: number;
  seen: (page: number) => void;
  label: string;
}) {
  const desk = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const node = desk.current;
    if (!node) return;
    // The desk's padding and room for a scroll bar, so that none comes and goes.
    const measure = () => setWidth(Math.max(280, Math.min(820, node.offsetWidth - 52)));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(node);
    return () => watch.disconnect();
  }, []);
  const follow = () => {
    const node = desk.current;
    if (!node) return;
    const middle = node.scrollTop + node.clientHeight / 2;
    const sheets = Array.from(node.querySelectorAll("canvas"));
    const below = sheets.findIndex((sheet) => sheet.offsetTop + sheet.offsetHeight > middle);
    seen(below < 0 ? sheets.length : below + 1);
  };
  return (
    <section
      id={PAGES_ID}
      className="paper-desk"
      ref={desk}
      onScroll={follow}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
    >
      {!pdf && <Spin className="paper-wait" />}
      {pdf &&
        width > 0 &&
        Array.from({ length: pdf.numPages }, (_, at) => (
          <Sheet key={at} pdf={pdf} number={at + 1} room={width} zoom={zoom} />
        ))}
    </section>
  );
}

interface SheetProps {
  pdf: Pdf;
  number: number;
  /** How wide a page may be (CSS pixels). */
  room: number;
  zoom: number;
}

function Sheet({ pdf, number, room, zoom }: SheetProps) {
  const { say } = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!canvas.current) return;
    const drawing = drawPage(pdf, number, canvas.current, room, zoom);
    drawing.done.then(
      () => setDrawn(true),
      (reason: unknown) => setFailed(reason instanceof Error ? reason : new Error(String(reason))),
    );
    return drawing.stop;
  }, [pdf, number, room, zoom]);
  if (failed) return <p>{reasonWords(say, failed)}</p>;
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={say("paper.page", { n: number, all: pdf.numPages })}
      data-test="paper-page"
      data-drawn={drawn}
    />
  );
}
