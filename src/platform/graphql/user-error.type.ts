import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Extensions, Field, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { Node } from '../database/base.entity.ts';
import { UserError, type UserErrorCode, userErrorCodes } from '../lib/user-error.ts';
import { DecimalScalar } from './scalars.ts';
import { type Reason, type ValidationReason, validationReasons } from './validation-reason.ts';

export const UserErrorCodeEnum = Object.fromEntries(
  Object.keys(userErrorCodes).map(code => [code, code]),
) as Record<UserErrorCode, UserErrorCode>;
registerEnumType(UserErrorCodeEnum, {
  name: 'UserErrorCode',
  description: 'What kind of mistake a user error reports.',
  valuesConfig: Object.fromEntries(
    Object.entries(userErrorCodes).map(([code, description]) => [code, { description }]),
  ),
});

/** Reads the object as `node` does, so under the same rules. */
async function readCurrent(
  { currentId }: VersionConflictError,
  _args: unknown,
  ctx: Context,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  // A replica may not have the change that this conflicts with.
  ctx.state.readFromPrimary();
  const { node } = info.schema.getQueryType()!.getFields();
  try {
    return await node!.resolve!({}, { id: currentId }, ctx, info);
  } catch (error) {
    // The mutation needs another permission than reading does; its own answer stays.
    if (error instanceof GraphQLError || error instanceof UserError) return null;
    throw error;
  }
}

@InterfaceType('UserError', {
  description: 'A mistake that a person can correct: a broken business rule or an invalid value.',
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
  description: 'A user error that carries only its code, message, and path.',
})
export class SimpleUserError extends UserErrorData {}

const ValidationReasonEnum = Object.fromEntries(
  Object.keys(validationReasons).map(reason => [reason, reason]),
) as Record<ValidationReason, ValidationReason>;
registerEnumType(ValidationReasonEnum, {
  name: 'ValidationReason',
  description: 'Why a value is not valid.',
  valuesConfig: Object.fromEntries(
    Object.entries(validationReasons).map(([reason, description]) => [reason, { description }]),
  ),
});

@ObjectType({
  implements: UserErrorData,
  simpleResolvers: true,
  description: 'A value in the input is not valid. A form can word it by the reason.',
})
export class ValidationError extends UserErrorData {
  @Field(() => ValidationReasonEnum, { description: 'Why the value is not valid.' })
  @Extensions({ resolve: ({ reason }: Partial<Reason>) => reason ?? 'NOT_ALLOWED' })
  reason!: ValidationReason;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The least value, or the least number of characters; null when the reason is another.',
  })
  min!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The highest value, or the highest number of characters; null when the reason is another.',
  })
  max!: string | null;
}

@ObjectType({
  implements: UserErrorData,
  simpleResolvers: true,
  description: 'Somebody else changed the object after it was read.',
})
export class VersionConflictError extends UserErrorData {
  @Field(() => Int, { description: 'The current version of the object.' })
  currentVersion!: number;

  @Field(() => Node, {
    nullable: true,
    description: 'The object as it is now; null when you may not see it, or it was deleted meanwhile.',
  })
  @Extensions({ resolve: readCurrent })
  readonly current!: Node | null;

  /** Of the object. */
  readonly currentId!: string;
}

@ObjectType({
  implements: UserErrorData,
  simpleResolvers: true,
  description: 'Other objects still refer to this one.',
})
export class StillInUseError extends UserErrorData {
  @Field(() => Int, { description: 'How many objects refer to it.' })
  count!: number;
}

export type ErrorType = new () => UserErrorData;

/** For a code whose error carries more than a message: the GraphQL type with a field for each detail. */
export type ErrorTypes = Readonly<Partial<Record<UserErrorCode, ErrorType>>>;

/** The types of errors that operations of any module can throw. Modules declare theirs in their manifest. */
export const commonErrorTypes: ErrorTypes = {
  INVALID_INPUT: ValidationError,
  VERSION_CONFLICT: VersionConflictError,
  STILL_IN_USE: StillInUseError,
};
