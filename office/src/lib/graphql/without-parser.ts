// Queries are compiled before they get here, so the parser that urql brings along would only be carried around.
export { GraphQLError, Kind, print, valueFromASTUntyped } from '@0no-co/graphql.web';

export function parse(): never {
  throw new Error('Queries stand in .graphql files; there is no parser in the page.');
}
