import type { Client, Exchange, Operation } from '@urql/core';
import { pipe, tap } from 'wonka';
import { askAgain } from './ask-again.ts';

/** Reads again what the page shows when it may be old: after a mutation, after the connection was lost, and on a live event. */
export interface Refresher {
  readonly exchange: Exchange;
  readAgain(): void;
  /**
   * Whether a mutation may invalidate a field of the query. It keeps what is shown until the answer is there: one
   * that is on its way already would find a part of itself missing, and show nothing.
   */
  mayInvalidate(field: string): boolean;
}

/** What a mutation does not change: what is read once and changed on its own page, by an answer that carries it. */
const untouched = new Set(['settings', 'me', 'permissions']);

export function refresher(): Refresher {
  /** The queries that are on the page now. */
  const shown = new Map<number, Operation>();
  let office: Client | undefined;
  return {
    exchange: ({ client, forward }) => {
      office = client;
      return operations =>
        pipe(
          operations,
          tap(operation => {
            if (operation.kind === 'query') shown.set(operation.key, operation);
            if (operation.kind === 'teardown') shown.delete(operation.key);
          }),
          forward,
          tap(({ operation, data }) => {
            if (operation.kind !== 'mutation' || !data) return;
            for (const query of shown.values())
              if (fieldsOf(query).some(field => !untouched.has(field)))
                askAgain(client, query, 'network-only');
          }),
        );
    },
    readAgain() {
      for (const query of shown.values()) if (office) askAgain(office, query, 'cache-and-network');
    },
    mayInvalidate: field =>
      !untouched.has(field) && ![...shown.values()].some(query => fieldsOf(query).includes(field)),
  };
}

function fieldsOf({ query }: Operation): string[] {
  return query.definitions.flatMap(definition =>
    definition.kind === 'OperationDefinition'
      ? definition.selectionSet.selections.map(field => ('name' in field ? (field.name?.value ?? '') : ''))
      : [],
  );
}
