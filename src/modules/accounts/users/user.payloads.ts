import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, ID, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Payload } from '../../../platform/graphql/payload.ts';
import { User } from './user.entity.ts';
import { readUser } from './user.queries.ts';

@ObjectType()
export abstract class UserPayload extends Payload {
  userId?: string;

  @Field(() => User, {
    nullable: true,
    description: 'The account as it is now; null when there were errors.',
  })
  user(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.userId ? readUser(ctx, this.userId, info) : null;
  }
}

@ObjectType({ description: 'What came of changing your profile.' })
export class UpdateProfilePayload extends UserPayload {}

@ObjectType({ description: 'What came of suspending or reinstating an account.' })
export class UpdateUserStatusPayload extends UserPayload {}

@ObjectType({ description: 'What came of restoring an account.' })
export class RestoreUserPayload extends UserPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of deleting an account.' })
export class DeleteUserPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The deleted account; null when there were errors.' })
  deletedUserId?: string | null;
}
