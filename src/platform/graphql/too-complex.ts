import { GraphQLError } from 'graphql';

export function tooComplex(message: string, limit: number, measured: number): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'QUERY_TOO_COMPLEX', limit, measured, http: { status: 400 } },
  });
}
