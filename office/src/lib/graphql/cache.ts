import { type Cache, cacheExchange, type KeyingConfig, type UpdatesConfig } from '@urql/exchange-graphcache';
import facts from './generated-cache-facts.json';

/** What a mutation does not change: what is read once and changed on its own page, by an answer that carries it. */
const untouched = new Set(['settings', 'me', 'permissions']);

/** An object without an id lives inside its parent. */
const keys: KeyingConfig = forEveryName(({ id }: { id?: unknown }) => (typeof id === 'string' ? id : null));

const mutations: NonNullable<UpdatesConfig['Mutation']> = forEveryName(
  (_result: unknown, _args: unknown, cache: Cache) => invalidateQueries(cache),
);

/**
 * Objects are kept once and shared by all pages. After each mutation, all lists and objects on the page are read again, since
 * only the server knows what else it changed.
 */
export function normalizedCache() {
  // Without the types of interfaces the cache guesses, and drops what it cannot guess, such as the errors of a mutation.
  return cacheExchange({ keys, possibleTypes: facts.possibleTypes, updates: { Mutation: mutations } });
}

function invalidateQueries(cache: Cache): void {
  for (const { fieldName, arguments: args } of cache.inspectFields('Query')) {
    if (!untouched.has(fieldName)) cache.invalidate('Query', fieldName, args ?? undefined);
  }
}

/** A configuration that says the same of every name, so that no list of all types and mutations is carried along. */
function forEveryName<Value>(value: Value): Record<string, Value> {
  return new Proxy<Record<string, Value>>({}, { get: () => value });
}
