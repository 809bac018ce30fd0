import { expect } from 'vitest';
import type { Client } from './client.ts';

export interface Attempt {
  readonly action: string;
  readonly mutation: string;
  readonly input: object;
}

export interface Offered {
  readonly action: string;
  readonly allowed: boolean;
  readonly reason: string | null;
  readonly reasonCode: string | null;
}

/** The `nextActions` of an object, by its id. */
export async function actionsOf(who: Client, type: string, id: string): Promise<Offered[]> {
  const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { nextActions { action allowed reason reasonCode } } } }`;
  return (await who.ask(query, { id })).node?.nextActions ?? [];
}

/**
 * Tries an action and checks that the offer said the same as the mutation: allowed, or refused in these words, or not
 * offered to whoever may not do it.
 * @param offers read before the attempt
 */
export async function tryOffered(
  who: Client,
  offers: readonly Offered[],
  { action, mutation, input }: Attempt,
): Promise<'allowed' | 'refused' | 'hidden'> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
  const text = `mutation ($input: ${type}) { ${mutation}(input: $input) { userErrors { code message } } }`;
  const { data, errors } = await who.send(text, { input });
  const offer = offers.find(one => one.action === action);
  if (errors) {
    expect(['FORBIDDEN', 'UNAUTHENTICATED'], JSON.stringify(errors)).toContain(errors[0]!.extensions.code);
    expect(offer, `${action} is offered, and forbidden`).toBeUndefined();
    return 'hidden';
  }
  const [refusal] = data[mutation].userErrors;
  if (!offer) {
    expect(refusal, `${action} is not offered, and works`).toMatchObject({ code: 'NOT_FOUND' });
    return 'hidden';
  }
  const [reason, reasonCode] = [refusal?.message ?? null, refusal?.code ?? null];
  expect(offer).toEqual({ action, allowed: !refusal, reason, reasonCode });
  expect(reason ?? '', 'a name of an enum is no text for people').not.toMatch(
    /\b(is|was|status|a|or) [A-Z]{4,}(_[A-Z]+)*\b/,
  );
  return refusal ? 'refused' : 'allowed';
}

/** The same of a deleted object, by a list that shows deleted ones. */
export async function actionsOfDeleted(who: Client, list: string, id: string): Promise<Offered[]> {
  const query = `{ ${list}(filter: { deleted: true }, first: 100) { nodes { id nextActions { action allowed reason reasonCode } } } }`;
  const { nodes } = (await who.ask(query))[list];
  return nodes.find((node: { id: string }) => node.id === id).nextActions;
}

/** What comes of attempts, by action; each is tried on an object of its own. */
export async function outcomes<T>(
  who: Client,
  make: () => Promise<T>,
  read: (made: T) => Promise<Offered[]>,
  attempts: Readonly<Record<string, (made: T) => Omit<Attempt, 'action'>>>,
): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const [action, attempt] of Object.entries(attempts)) {
    const made = await make();
    const offers = await read(made);
    result[action] = await tryOffered(who, offers, { action, ...attempt(made) });
  }
  return result;
}

/** The actions with this outcome, in their order: "PAY CANCEL". */
export function having(result: Readonly<Record<string, string>>, outcome: string): string {
  const found = Object.entries(result).filter(([, one]) => one === outcome);
  return found.map(([action]) => action).join(' ');
}
