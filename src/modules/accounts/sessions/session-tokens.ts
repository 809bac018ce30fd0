import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'What a client keeps to go on as somebody: send the access token as `Authorization: Bearer …`, and exchange the refresh token before it expires.',
})
export class SessionTokens {
  @Field(() => String, { description: 'Goes with each request, for a quarter of an hour.' })
  accessToken!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the access token expires.' })
  accessTokenExpiresAt!: Date;

  @Field(() => String, { description: 'For `refreshSession`, once. Keep it where no script can read it.' })
  refreshToken!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the session ends unless it is refreshed before.' })
  refreshTokenExpiresAt!: Date;
}
