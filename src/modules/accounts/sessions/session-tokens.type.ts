import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'The tokens of a session. Send the access token as `Authorization: Bearer …`, and exchange the refresh token for new tokens before the access token expires. A browser that got cookies sends them by itself.',
})
export class SessionTokens {
  @Field(() => String, {
    nullable: true,
    description:
      'The access token to send with each request. It is valid for 15 minutes. Null when it is in a cookie.',
  })
  accessToken!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When the access token expires.' })
  accessTokenExpiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'The token for `refreshSession`. It works once. Store it where scripts cannot read it. Null when it is in a cookie.',
  })
  refreshToken!: string | null;

  @Field(() => GraphQLISODateTime, { description: 'When the session ends unless it is refreshed before.' })
  refreshTokenExpiresAt!: Date;
}

/** The tokens before it is known how they reach the client. */
export interface IssuedTokens extends SessionTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}
