import { type Cache, cacheExchange, type KeyingConfig, type UpdatesConfig } from '@urql/exchange-graphcache';
import facts from './generated-cache-facts.json';

/** An object without an id lives inside its parent. */
const keys: KeyingConfig = forEveryName(({ id }: { id?: unknown }) => (typeof id === 'string' ? id : null));

/**
 * Objects are kept once and shared by all pages. A mutation invalidates all lists and objects that `mayInvalidate`
 * names, since only the server knows what else it changed.
 */
export function normalizedCache(mayInvalidate: (field: string) => boolean) {
  const mutations: NonNullable<UpdatesConfig['Mutation']> = forEveryName(
    (_result: unknown, _args: unknown, cache: Cache) => {
      for (const { fieldName, arguments: args } of cache.inspectFields('Query'))
        if (mayInvalidate(fieldName)) cache.invalidate('Query', fieldName, args ?? undefined);
    },
  );
  // Without the types of interfaces the cache guesses, and drops what it cannot guess, such as the errors of a mutation.
  return cacheExchange({ keys, possibleTypes: facts.possibleTypes, updates: { Mutation: mutations } });
}

/** A configuration that says the same of every name, so that no list of all types and mutations is carried along. */
function forEveryName<Value>(value: Value): Record<string, Value> {
  return new Proxy<Record<string, Value>>({}, { get: () => value });
}
