import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'The tokens of a session. Send the access token as `Authorization: Bearer …`, and exchange the refresh token for new tokens before the access token expires.',
})
export class SessionTokens {
  @Field(() => String, {
    description: 'The access token to send with each request. It is valid for 15 minutes.',
  })
  accessToken!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the access token expires.' })
  accessTokenExpiresAt!: Date;

  @Field(() => String, {
    description: 'The token for `refreshSession`. It works once. Store it where scripts cannot read it.',
  })
  refreshToken!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the session ends unless it is refreshed before.' })
  refreshTokenExpiresAt!: Date;
}
