import type { Exchange } from '@urql/core';
import { pipe, tap } from 'wonka';
import { askAgain } from './ask-again.ts';

const anyId = /"id":"[^"]+"/g;

/** Nobody but the server knows what a mutation changed. */
const inEveryAnswer = '';

/**
 * An answer can arrive after a live event about the same object, or after the answer of a mutation, and yet tell of a time
 * before it. It would undo what was known, and nothing else may follow. So a query that was overtaken on its way, by an event
 * about an object that it holds or by any mutation, is sent once more.
 */
export const askWhenOvertaken: Exchange =
  ({ client, forward }) =>
  operations => {
    /** The queries on their way, with how many answers they wait for, and which ids in them would say that they are old. */
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
        if (!query?.ids.length && kind === 'query') return;
        const text = JSON.stringify(data ?? '');
        if (kind === 'subscription')
          for (const { ids } of sent.values()) ids.push(...(text.match(anyId) ?? []));
        if (kind === 'mutation') for (const { ids } of sent.values()) ids.push(inEveryAnswer);
        if (!query?.ids.some(id => text.includes(id))) return;
        // The answer to what is asked now is the newest: nothing that came before it makes it old.
        query.ids.length = 0;
        askAgain(client, operation, 'network-only');
      }),
    );
  };
