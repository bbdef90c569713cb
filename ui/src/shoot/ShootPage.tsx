import {
  CameraOutlined,
  CheckCircleFilled,
  CloseOutlined,
  DisconnectOutlined,
  ExclamationCircleFilled,
  PictureOutlined,
  ReloadOutlined,
} from "@ant-design/icons";
import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { LineDown } from "../host/host";
import { type TicketLine, type TicketState, ticketLine } from "../host/ticket";
import { isBusy } from "../kit/answers";
import { reasonWords } from "../kit/FailureNote";
import { type Say, useWords } from "../kit/words";
import { isEnded, mayTryAgain, type Shot, ShotQueue } from "./queue";
import { Unreadable } from "./shrink";
import "./shoot.css";

/** How often the phone asks whether its ticket still holds (ms). */
const ASK_EVERY = 5_000;

/** The page of a phone that read a desk's code: it takes pictures and sends them there. */
export function ShootPage({ token }: { token: string }) {
  const line = useMemo(() => ticketLine(token), [token]);
  return <Shooting line={line} />;
}

export function Shooting({ line }: { line: TicketLine }) {
  const { say } = useWords();
  const { state, left, lost, ended, refused, end } = useTicket(line);
  const queue = useMemo(() => new ShotQueue(line, end), [line, end]);
  const shots = useSyncExternalStore(queue.watch, queue.list);
  useEffect(() => {
    if (ended) queue.end();
  }, [ended, queue]);
  const sent = shots.filter((shot) => shot.state === "sent").length;
  const open = shots.filter(({ state }) => state === "waiting" || state === "sending").length;
  useStayAsked(open > 0 && !ended);

  if (refused) return <Told title={say("shoot.refused")}>{reasonWords(say, refused)}</Told>;
  if (ended) {
    return (
      <Told title={say("shoot.ended")} test="shoot-ended">
        <p>{say("shoot.sent", { n: sent })}</p>
        {open > 0 && <p className="shoot-bad">{say("shoot.left_over", { n: open })}</p>}
        <p>{say("shoot.ended_next")}</p>
      </Told>
    );
  }
  return (
    <main className="shoot" data-test="shoot">
      {lost && (
        <p className="shoot-bar" role="alert" data-test="shoot-lost">
          <DisconnectOutlined aria-hidden /> {say("shoot.lost")}
        </p>
      )}
      <header className="shoot-head">
        <span className="shoot-shop">{state?.shop ?? say("app.name")}</span>
        <h1>
          {state ? say(`ticket_for.${state.what}`) : say("shoot.opening")}
          {state?.number && <span className="number"> {state.number}</span>}
        </h1>
        <p className="shoot-quiet" data-test="shoot-left">
          {left === null ? "\u00a0" : leftWords(say, left)}
        </p>
      </header>
      <Take queue={queue} ready={state !== null} room={(state?.room ?? 0) - open} />
      <section className="shoot-list" aria-label={say("shoot.pictures")}>
        <p className="shoot-count" role="status" data-test="shoot-sent">
          {say("shoot.sent", { n: sent })}
          {open > 0 && ` · ${say("shoot.open", { n: open })}`}
        </p>
        <ul>
          {shots.toReversed().map((shot) => (
            <ShotLine key={shot.id} shot={shot} queue={queue} />
          ))}
        </ul>
      </section>
    </main>
  );
}

/** The two large buttons: the camera at once, or pictures that were taken before. */
function Take({ queue, ready, room }: { queue: ShotQueue; ready: boolean; room: number }) {
  const { say } = useWords();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const take = (event: React.ChangeEvent<HTMLInputElement>) => {
    queue.add(Array.from(event.target.files ?? []));
    event.target.value = "";
  };
  const full = ready && room <= 0;
  return (
    <div className="shoot-take">
      <button
        type="button"
        className="shoot-main"
        disabled={!ready || full}
        onClick={() => camera.current?.click()}
        data-test="shoot-camera"
      >
        <CameraOutlined aria-hidden />
        {say("shoot.camera")}
      </button>
      <button
        type="button"
        className="shoot-other"
        disabled={!ready || full}
        onClick={() => album.current?.click()}
        data-test="shoot-album"
      >
        <PictureOutlined aria-hidden />
        {say("shoot.album")}
      </button>
      {full && <p className="shoot-bad">{say("shoot.full")}</p>}
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        multiple
        hidden
        onChange={take}
        data-test="shoot-file"
      />
      <input ref={album} type="file" accept="image/*" multiple hidden onChange={take} />
    </div>
  );
}

function ShotLine({ shot, queue }: { shot: Shot; queue: ShotQueue }) {
  const { say } = useWords();
  const { id, state, part, broken, refused } = shot;
  const words =
    state === "refused"
      ? shotRefused(say, refused)
      : state === "sending" && broken > 0 && part === 0
        ? say("shoot.again_soon")
        : say(`shot.${state}`, { percent: Math.round(part * 100) });
  return (
    <li className="shot" data-state={state} data-test="shot">
      <Thumb file={shot.file} />
      <span className="shot-words">
        <span className="shot-state">
          {state === "sent" && <CheckCircleFilled aria-hidden />}
          {state === "refused" && <ExclamationCircleFilled aria-hidden />} {words}
        </span>
        {state === "sending" && (
          <progress max={1} value={part} aria-label={say("shoot.progress")} />
        )}
      </span>
      {state === "refused" && mayTryAgain(refused) && (
        <button
          type="button"
          className="shot-act"
          onClick={() => queue.again(id)}
          aria-label={say("shoot.again")}
          data-test="shot-again"
        >
          <ReloadOutlined aria-hidden />
        </button>
      )}
      {state === "refused" && (
        <button
          type="button"
          className="shot-act"
          onClick={() => queue.drop(id)}
          aria-label={say("shoot.drop")}
        >
          <CloseOutlined aria-hidden />
        </button>
      )}
    </li>
  );
}

function shotRefused(say: Say, refused: Error | null): string {
  if (refused instanceof Unreadable) {
    return refused.heic ? say("failure.picture.format") : say("failure.picture.unreadable");
  }
  return refused ? reasonWords(say, refused) : "";
}

function Thumb({ file }: { file: Blob }) {
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  if (!url || failed) {
    return (
      <span className="shot-thumb">
        <PictureOutlined aria-hidden />
      </span>
    );
  }
  return <img className="shot-thumb" src={url} alt="" onError={() => setFailed(true)} />;
}

/** A page with nothing more to do on it. */
function Told({ title, test, children }: { title: string; test?: string; children: ReactNode }) {
  return (
    <main className="shoot shoot-told" data-test={test}>
      <h1>{title}</h1>
      <div className="stack">{children}</div>
    </main>
  );
}

function leftWords(say: Say, seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return minutes > 1 ? say("shoot.minutes_left", { n: minutes }) : say("shoot.last_minute");
}

/** How the ticket stands, asked again and again; between two answers the time left runs on here. */
function useTicket(line: TicketLine) {
  const [state, setState] = useState<TicketState | null>(null);
  const [until, setUntil] = useState<number | null>(null);
  const [now, setNow] = useState(() => performance.now());
  const [lost, setLost] = useState(false);
  const [ended, setEnded] = useState(false);
  const [refused, setRefused] = useState<Error | null>(null);
  const end = useMemo(() => () => setEnded(true), []);

  useEffect(() => {
    if (ended) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      clearTimeout(timer);
      try {
        const told = await line.state();
        if (gone) return;
        setState(told);
        setUntil(performance.now() + told.seconds_left * 1_000);
        setLost(false);
        setRefused(null);
      } catch (reason) {
        if (gone) return;
        if (isEnded(reason)) return setEnded(true);
        const isOut = reason instanceof LineDown || isBusy(reason);
        setLost(isOut);
        if (!isOut) setRefused(reason instanceof Error ? reason : new Error(String(reason)));
      }
      timer = setTimeout(ask, ASK_EVERY);
    };
    ask();
    const seen = () => document.visibilityState === "visible" && ask();
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("online", ask);
    return () => {
      gone = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("online", ask);
    };
  }, [line, ended]);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const left = until === null ? null : Math.max(0, Math.floor((until - now) / 1_000));
  return { state, left, lost, ended, refused, end };
}

/** The browser asks before the page is left while pictures are on their way. */
function useStayAsked(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [on]);
}
