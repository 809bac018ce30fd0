import { GraphQLError } from 'graphql';
import type { Permission } from './permission.ts';

export function unauthenticated(): GraphQLError {
  return new GraphQLError('Sign in to do this.', { extensions: { code: 'UNAUTHENTICATED' } });
}

export function forbidden(permission: Permission): GraphQLError {
  return new GraphQLError(`This needs the permission ${permission}, which you do not have.`, {
    extensions: { code: 'FORBIDDEN', permission },
  });
}
