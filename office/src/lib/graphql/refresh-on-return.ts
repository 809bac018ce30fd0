import type { Client, Exchange, Operation } from '@urql/core';
import { pipe, tap } from 'wonka';
import { askAgain } from './ask-again.ts';

/** Reads again what the page shows when it may be old: after the connection was lost, and on a live event. */
export interface Refresher {
  readonly exchange: Exchange;
  readAgain(): void;
}

/** The queries that are on the page now. */
export function refresher(): Refresher {
  const active = new Map<number, Operation>();
  let office: Client | undefined;
  return {
    exchange: ({ client, forward }) => {
      office = client;
      return operations =>
        forward(
          pipe(
            operations,
            tap(operation => {
              if (operation.kind === 'query') active.set(operation.key, operation);
              if (operation.kind === 'teardown') active.delete(operation.key);
            }),
          ),
        );
    },
    readAgain() {
      for (const operation of active.values()) if (office) askAgain(office, operation, 'cache-and-network');
    },
  };
}
