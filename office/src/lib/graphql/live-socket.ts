import { type Client, createClient } from 'graphql-ws';

/** Whether live events arrive. `idle` before anything was asked for. */
export type LiveState = 'idle' | 'connected' | 'lost';

export interface LiveOptions {
  readonly onState: (state: LiveState) => void;
  /** Called when the server refuses the socket; resolves to whether there is a session again. */
  readonly renewSession: () => Promise<boolean>;
}

/** The code of a socket that was closed because nobody listened any more. */
const notNeededCode = 1000;

/** Codes by which the server says that it does not know who this is. */
const signedOutCodes = new Set([4401, 4403]);

/** How long the socket stays open when a page that listened gave way to one that will. */
const lingerMs = 10_000;

/** A socket that is open while somebody listens, and reopened for as long as it is needed. */
export function liveSocket({ onState, renewSession }: LiveOptions): Client {
  const address = new URL('/graphql', window.location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  let wasRefused = false;
  return createClient({
    url: address.href,
    lazy: true,
    lazyCloseTimeout: lingerMs,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    async retryWait(retries) {
      const longest = Math.min(30_000, 500 * 2 ** Math.min(retries, 6));
      await new Promise(resolve => setTimeout(resolve, longest * (0.5 + Math.random() / 2)));
      if (wasRefused) await renewSession();
      wasRefused = false;
    },
    on: {
      connected: () => onState('connected'),
      closed: event => {
        const { code } = event as CloseEvent;
        wasRefused = signedOutCodes.has(code);
        onState(code === notNeededCode ? 'idle' : 'lost');
      },
    },
  });
}
