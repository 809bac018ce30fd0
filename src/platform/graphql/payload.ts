import type { IMiddlewareFunction } from 'graphql-middleware';
import { Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { UserError, type UserErrorCode, UserErrors, userErrorCodes } from '../lib/user-error.ts';

const UserErrorCodeEnum = Object.fromEntries(Object.keys(userErrorCodes).map(code => [code, code])) as Record<
  UserErrorCode,
  UserErrorCode
>;
registerEnumType(UserErrorCodeEnum, {
  name: 'UserErrorCode',
  description: 'What kind of mistake a user error reports.',
  valuesConfig: Object.fromEntries(
    Object.entries(userErrorCodes).map(([code, description]) => [code, { description }]),
  ),
});

@InterfaceType('UserError', {
  description: 'Something the person can mend: a broken business rule or an unacceptable value.',
})
export abstract class UserErrorData {
  @Field(() => UserErrorCodeEnum, { description: 'The kind of mistake, for programs.' })
  code!: UserErrorCode;

  @Field(() => String, { description: 'What was wrong and what would be right, for people.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Where in `input` the mistake is, for example `["price"]`.',
  })
  path!: string[] | null;
}

@ObjectType({
  implements: UserErrorData,
  simpleResolvers: true,
  description: 'A mistake of which the code says everything.',
})
export class SimpleUserError extends UserErrorData {}

@ObjectType({
  implements: UserErrorData,
  simpleResolvers: true,
  description: 'The thing was changed by somebody else in the meantime.',
})
export class VersionConflictError extends UserErrorData {
  @Field(() => Int, { description: 'The version it has now.' })
  currentVersion!: number;
}

@ObjectType({
  implements: UserErrorData,
  simpleResolvers: true,
  description: 'Others still refer to the thing.',
})
export class StillInUseError extends UserErrorData {
  @Field(() => Int, { description: 'How many refer to it.' })
  count!: number;
}

@ObjectType({
  implements: UserErrorData,
  simpleResolvers: true,
  description: 'There are fewer units of a product than the request takes.',
})
export class InsufficientStockError extends UserErrorData {
  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => Int, { description: 'How many units the request takes.' })
  requested!: number;

  @Field(() => Int, { description: 'How many units there are.' })
  available!: number;
}

/** What every mutation returns beside its result. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserErrorData], { description: 'What was wrong with the input. Empty when all went well.' })
  userErrors: UserErrorData[] = [];
}

// A code whose error carries more than a message has a type of its own.
const typeByCode: Partial<Record<UserErrorCode, string>> = {
  VERSION_CONFLICT: VersionConflictError.name,
  STILL_IN_USE: StillInUseError.name,
  INSUFFICIENT_STOCK: InsufficientStockError.name,
};

/** Around every mutation: what the person did wrong becomes the payload's `userErrors`; all else stays an error. */
export const toPayload: IMiddlewareFunction = async (resolve, parent, args, ctx, info) => {
  try {
    const result: object = await resolve(parent, args, ctx, info);
    return { ...result, userErrors: [] };
  } catch (error) {
    const mistakes = userErrorsIn(error);
    if (!mistakes) throw error;
    return { userErrors: mistakes.map(userErrorData) };
  }
};

/** The user errors that an exception stands for, or undefined when it is a fault of ours. */
export function userErrorsIn(error: unknown): readonly UserError[] | undefined {
  if (error instanceof UserError) return [error];
  if (error instanceof UserErrors) return error.errors;
  return undefined;
}

function userErrorData(error: UserError) {
  const { path, ...facts } = error.details;
  return {
    __typename: typeByCode[error.code] ?? SimpleUserError.name,
    code: error.code,
    message: error.message,
    path: path ?? null,
    ...facts,
  };
}
