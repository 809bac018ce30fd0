import { GraphQLError } from 'graphql';

/** @param path where the condition that is too broad stands in the arguments */
export function filterTooBroad(message: string, path: readonly string[]): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'FILTER_TOO_BROAD', fields: [path] } });
}
