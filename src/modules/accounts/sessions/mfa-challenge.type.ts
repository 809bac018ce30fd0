import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'The password was correct; the second factor is still required.',
})
export class MfaChallenge {
  @Field(() => String, { description: 'The token for `completeMfaChallenge`. It works once.' })
  token!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the token expires. After that, sign in again.' })
  expiresAt!: Date;
}
