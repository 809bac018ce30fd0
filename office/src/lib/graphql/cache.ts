import { type Cache, cacheExchange, type KeyingConfig, type UpdatesConfig } from '@urql/exchange-graphcache';
import facts from './generated-cache-facts.json';

/** What a mutation does not change: what is read once and changed on its own page, by an answer that carries it. */
const untouched = new Set(['settings', 'me', 'permissions']);

/**
 * Objects are kept once and shared by all pages. After each mutation, all lists and objects on the page are read again, since
 * only the server knows what else it changed.
 */
export function normalizedCache() {
  const keys: KeyingConfig = Object.fromEntries(facts.embedded.map(name => [name, () => null]));
  const mutations = Object.fromEntries(
    facts.mutations.map(name => [
      name,
      (_result: unknown, _args: unknown, cache: Cache) => invalidateQueries(cache),
    ]),
  );
  return cacheExchange({
    keys,
    // Without them the cache guesses, and drops what it cannot guess, such as the errors of a mutation.
    possibleTypes: facts.possibleTypes,
    updates: { Mutation: mutations as UpdatesConfig['Mutation'] },
  });
}

function invalidateQueries(cache: Cache): void {
  for (const { fieldName, arguments: args } of cache.inspectFields('Query')) {
    if (!untouched.has(fieldName)) cache.invalidate('Query', fieldName, args ?? undefined);
  }
}
