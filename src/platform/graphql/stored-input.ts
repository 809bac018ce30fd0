import { assertInputType, coerceInputValue, type GraphQLSchema } from 'graphql';

/**
 * Reads an input that was stored as JSON, as if a client had just sent it: times become dates, and absent fields get
 * their defaults.
 * @returns null when this version does not understand all of it, which may otherwise leave out a condition
 */
export function readStoredInput(schema: GraphQLSchema, type: string, stored: unknown): object | null {
  let isUnderstood = true;
  const value = coerceInputValue(stored, assertInputType(schema.getType(type)), () => {
    isUnderstood = false;
  });
  return isUnderstood ? (value as object) : null;
}
