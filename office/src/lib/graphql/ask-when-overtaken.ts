import type { Exchange } from '@urql/core';
import { pipe, tap } from 'wonka';
import { askAgain } from './ask-again.ts';

const anyId = /"id":"[^"]+"/g;

/**
 * Live events and answers come over different connections: an answer can arrive after an event about the same object and
 * yet tell of a time before it. It would undo what the event said, and no other event may follow. So a query whose answer
 * holds an object that an event brought on the way is sent once more.
 */
export const askWhenOvertaken: Exchange =
  ({ client, forward }) =>
  operations => {
    /** The queries on their way, with how many answers they wait for, and the ids of what events have brought meanwhile. */
    const sent = new Map<number, { answers: number; ids: string[] }>();
    return pipe(
      operations,
      tap(({ key, kind }) => {
        if (kind === 'teardown') sent.delete(key);
        if (kind !== 'query') return;
        const query = sent.get(key) ?? { answers: 0, ids: [] };
        query.answers++;
        sent.set(key, query);
      }),
      forward,
      tap(({ operation, data }) => {
        const { key, kind } = operation;
        const query = sent.get(key);
        if (query && --query.answers === 0) sent.delete(key);
        if (!query?.ids.length && kind !== 'subscription') return;
        const text = JSON.stringify(data ?? '');
        if (kind === 'subscription')
          for (const { ids } of sent.values()) ids.push(...(text.match(anyId) ?? []));
        if (query?.ids.some(id => text.includes(id))) askAgain(client, operation, 'network-only');
      }),
    );
  };
