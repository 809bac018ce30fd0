import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server of our own, which says when and how it answers to the content of a mail. */
export interface MailServer {
  readonly url: string;
  /** How many mails it has, and has not answered yet. */
  readonly waiting: number;
  /** The recipients of the mails that it has accepted. */
  readonly accepted: readonly string[];
  /** From now on it answers: to those that wait, and to each further mail after this time. */
  answer(delayMs: number): void;
  stop(): Promise<void>;
}

/** It hangs after the content of each mail until it is told to answer. */
export async function startMailServer(): Promise<MailServer> {
  const accepted: string[] = [];
  const waiting = new Set<() => void>();
  let delayMs: number | undefined;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, callback) {
      stream.resume();
      stream.on('end', () => {
        const accept = () => {
          if (!waiting.delete(accept)) return;
          accepted.push(...envelope.rcptTo.map(({ address }) => address));
          callback();
        };
        waiting.add(accept);
        if (delayMs !== undefined) setTimeout(accept, delayMs);
      });
    },
  });
  // Clients that are killed, or that do not wait any longer, close their connections.
  server.on('error', () => undefined);
  const port = await new Promise<number>(resolve => {
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    get waiting() {
      return waiting.size;
    },
    accepted,
    answer(newDelayMs) {
      delayMs = newDelayMs;
      // Nobody waits for the answer to the older ones any more.
      waiting.clear();
    },
    stop: () => new Promise(resolve => void server.close(() => resolve())),
  };
}
