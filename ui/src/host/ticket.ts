import type { TicketFor } from "../wire/commands";
import { isFailure, LineDown, Refusal, unreadable } from "./host";

/** What the phone may know of its ticket. */
export interface TicketState {
  what: TicketFor;
  number: string | null;
  shop: string;
  seconds_left: number;
  taken: number;
  room: number;
}

/** How long an answer may take (ms): a large picture over a weak signal. */
const PATIENCE = 90_000;

/** The line of a phone to the desk that showed it the code. */
export interface TicketLine {
  state(): Promise<TicketState>;
  /** Sends a picture; `sent` hears how much of it went out, from 0 to 1. */
  send(picture: Blob, sent: (part: number) => void): Promise<void>;
}

/** The address behind the code: the secret stands after the #, where no server and no log sees it. */
const PLACE = /^#\/shoot\/([0-9a-f]{64})$/;

/** The secret in the page's address, where it is that of a phone with a ticket. */
export function tokenIn(hash: string): string | null {
  return PLACE.exec(hash)?.[1] ?? null;
}

export function ticketLine(token: string): TicketLine {
  return {
    async state() {
      const body = JSON.stringify({ token });
      const answer = await post("/ticket/state", body, { "Content-Type": "application/json" });
      return JSON.parse(answer) as TicketState;
    },
    async send(picture, sent) {
      await post("/ticket/file", picture, { "X-Ticket": token }, sent);
    },
  };
}

/** fetch does not tell how much of a body went out, so this is the older way. */
function post(
  path: string,
  body: XMLHttpRequestBodyInit,
  headers: Record<string, string>,
  sent?: (part: number) => void,
): Promise<string> {
  return new Promise((answered, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.timeout = PATIENCE;
    for (const [name, value] of Object.entries({ "X-Xiutai": "1", ...headers })) {
      request.setRequestHeader(name, value);
    }
    const lost = () => failed(new LineDown());
    request.onerror = lost;
    request.ontimeout = lost;
    request.onabort = lost;
    if (sent) {
      request.upload.onprogress = (event) => {
        if (event.lengthComputable) sent(event.loaded / event.total);
      };
    }
    request.onload = () => {
      if (request.status === 200) answered(request.responseText);
      else failed(refusal(request));
    };
    request.send(body);
  });
}

function refusal({ status, responseText }: XMLHttpRequest): Error {
  try {
    const said: unknown = JSON.parse(responseText);
    if (isFailure(said)) return new Refusal(said);
  } catch {
    // What stands there is no answer of the core.
  }
  return status >= 502 && status <= 504 ? new LineDown() : unreadable(`HTTP ${status}`);
}
