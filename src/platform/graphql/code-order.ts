import { getMetadataStorage } from 'type-graphql';

/**
 * Puts what TypeGraphQL's decorators have collected into the order of the code: root fields and fields that resolvers
 * add by the order of these resolvers, arguments by their position. Otherwise the order would depend on which file was
 * loaded first, and arguments would be reversed, because the decorators of parameters run from the last to the first.
 */
export function sortByCodeOrder(resolvers: readonly unknown[]): void {
  const storage = getMetadataStorage();
  const byResolver = (one: { target: unknown }, other: { target: unknown }) =>
    resolvers.indexOf(one.target) - resolvers.indexOf(other.target);
  storage.queries.sort(byResolver);
  storage.mutations.sort(byResolver);
  storage.subscriptions.sort(byResolver);
  storage.fieldResolvers.sort(byResolver);
  storage.params.sort((one, other) => one.index - other.index);
}
