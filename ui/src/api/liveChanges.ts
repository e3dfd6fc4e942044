import { EventStreamParser, type ServerSentEvent } from './eventStream';
import { currentToken, signOutRefused } from './session';
import type { Change } from './types';

/** Longest silence of a stream that lives: three heartbeats of the operator. */
const SILENCE_MS = 45_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export type Connection = 'connecting' | 'live' | 'reconnecting';

export interface Listener {
  onChange: (change: Change) => void;
  /** Changes may have been missed: look at everything anew. */
  onReset: () => void;
  onConnection: (connection: Connection) => void;
}

/** How long to wait before the next try; `random` in [0, 1) spreads clients. */
export function pauseMs(failures: number, random: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 10));
  return longest / 2 + (random * longest) / 2;
}

/** Follows the operator's changes until `stop` is aborted, and connects again when it breaks. */
export async function followChanges(listener: Listener, stop: AbortSignal): Promise<void> {
  let lastEventId: string | null = null;
  let failures = 0;
  listener.onConnection('connecting');
  while (!stop.aborted) {
    try {
      for await (const event of connect(lastEventId, stop)) {
        failures = 0;
        lastEventId = event.id ?? lastEventId;
        listener.onConnection('live');
        dispatch(event, listener);
      }
    } catch (failure) {
      if (!stop.aborted && !isBroken(failure)) {
        throw failure;
      }
    }
    if (!stop.aborted) {
      listener.onConnection('reconnecting');
      await pause(pauseMs(failures++, Math.random()), stop);
    }
  }
}

function dispatch(event: ServerSentEvent, listener: Listener): void {
  if (event.name === 'change') {
    listener.onChange(JSON.parse(event.data) as Change);
  } else if (event.name === 'reset') {
    listener.onReset();
  }
}

/** A connection that broke or was refused; anything else is a mistake of ours. */
class StreamBroken extends Error {}

function isBroken(failure: unknown): boolean {
  return (
    failure instanceof StreamBroken ||
    failure instanceof TypeError ||
    failure instanceof DOMException
  );
}

async function* connect(
  lastEventId: string | null,
  stop: AbortSignal,
): AsyncGenerator<ServerSentEvent> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  try {
    const response = await open(lastEventId, AbortSignal.any([stop, silence.signal]));
    const parser = new EventStreamParser();
    const reader = response.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
      yield* parser.push(part.value);
    }
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}

async function open(
  lastEventId: string | null,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const token = currentToken();
  const response = await fetch('/api/v1/events', {
    headers: {
      Accept: 'text/event-stream',
      Authorization: `Bearer ${token ?? ''}`,
      ...(lastEventId === null ? {} : { 'Last-Event-ID': lastEventId }),
    },
    signal,
  });
  if (response.status === 401 && token === currentToken()) {
    signOutRefused();
  }
  if (!response.ok || response.body === null) {
    throw new StreamBroken(`status ${response.status}`);
  }
  return response.body;
}

function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
