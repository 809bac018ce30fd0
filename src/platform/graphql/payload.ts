import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { Field, ObjectType } from 'type-graphql';
import { type BulkEntry, BulkResults, type KeptError } from '../bulk/bulk-results.ts';
import type { Context } from '../context/context.ts';
import { UserError, UserErrors } from '../lib/user-error.ts';
import { count } from '../metrics/count.ts';
import { userErrors } from './graphql.metrics.ts';
import { type ErrorTypes, SimpleUserError, UserErrorData } from './user-error.type.ts';

/** What every mutation returns beside its result. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserErrorData], { description: 'What was wrong with the input. Empty after success.' })
  userErrors: UserErrorData[] = [];
}

/** Around every mutation: the mistakes of a person become the payload's `userErrors`; every other error stays one. */
export function withPayloads(schema: GraphQLSchema, errorTypes: ErrorTypes): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
    field.resolve = toPayload(field.resolve ?? defaultFieldResolver, errorTypes);
  return schema;
}

type Resolve = GraphQLFieldResolver<unknown, Context>;

function toPayload(resolve: Resolve, errorTypes: ErrorTypes): Resolve {
  return async (parent, args, ctx, info) => {
    try {
      const result = (await resolve(parent, args, ctx, info)) as object;
      return result instanceof BulkResults
        ? { results: result.entries.map(entry => bulkResult(entry, errorTypes)), userErrors: [] }
        : { ...result, userErrors: [] };
    } catch (error) {
      const mistakes = userErrorsIn(error);
      if (!mistakes) throw error;
      for (const { code } of mistakes) count(ctx, userErrors, { code });
      return { userErrors: mistakes.map(mistake => userErrorData(mistake, errorTypes)) };
    }
  };
}

/** The user errors that an exception stands for, or undefined for an internal error. */
export function userErrorsIn(error: unknown): readonly UserError[] | undefined {
  if (error instanceof UserError) return [error];
  if (error instanceof UserErrors) return error.errors;
  return undefined;
}

function bulkResult({ data, errors }: BulkEntry, errorTypes: ErrorTypes) {
  return { ...data, userErrors: errors.map(error => userErrorData(error, errorTypes)) };
}

function userErrorData({ code, message, details }: KeptError, errorTypes: ErrorTypes) {
  const { path, ...more } = details;
  const type = errorTypes[code] ?? SimpleUserError;
  return { __typename: type.name, code, message, path: path ?? null, ...more };
}
