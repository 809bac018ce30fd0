import type { Opt } from '@mikro-orm/core';
import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { Computed } from '../../../platform/graphql/direct-fields.ts';

export const SecurityAlertKind = {
  MANY_FAILED_SIGN_INS_ACCOUNT: 'MANY_FAILED_SIGN_INS_ACCOUNT',
  MANY_FAILED_SIGN_INS_ADDRESS: 'MANY_FAILED_SIGN_INS_ADDRESS',
  REFRESH_TOKEN_REUSED: 'REFRESH_TOKEN_REUSED',
  MFA_DISABLED: 'MFA_DISABLED',
  NEW_ADMIN: 'NEW_ADMIN',
} as const;
export type SecurityAlertKind = keyof typeof SecurityAlertKind;
registerEnumType(SecurityAlertKind, {
  name: 'SecurityAlertKind',
  description: 'What a security alert warns of.',
  valuesConfig: {
    MANY_FAILED_SIGN_INS_ACCOUNT: { description: 'Somebody often failed to sign in to one account.' },
    MANY_FAILED_SIGN_INS_ADDRESS: { description: 'Many attempts to sign in failed from one address.' },
    REFRESH_TOKEN_REUSED: { description: 'A refresh token was used twice, so somebody may hold a copy.' },
    MFA_DISABLED: { description: 'Somebody turned the second factor of an account off.' },
    NEW_ADMIN: { description: 'Somebody became an administrator.' },
  },
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Something that those who look after security should look at.',
})
@Entity()
@Unique({ properties: ['kind', 'subject', 'hour'] })
@Index({ properties: ['createdAt'] })
@Index({ properties: ['kind', 'createdAt'] })
export class SecurityAlert extends BaseEntity {
  static override readonly idPrefix = 'alert';

  @Field(() => SecurityAlertKind, { description: 'What it warns of.' })
  @Property({ type: 'string', length: 40 })
  kind!: SecurityAlertKind;

  @Field(() => String, { description: 'What it is about: the id of a user, or an address.' })
  @Property({ type: 'string', length: 254 })
  subject!: string;

  @Field(() => String, { description: 'What happened, for people.' })
  @Property({ type: 'string', length: 500 })
  message!: string;

  /** The hour in which it was raised, counted since 1970: there is one alert of a kind and subject in each. */
  @Property({ type: 'integer' })
  hour!: number;

  @Field(() => GraphQLISODateTime, { description: 'When it was raised.' })
  @Computed<SecurityAlert>(['createdAt'], row => row.createdAt)
  readonly raisedAt!: Opt<Date>;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When somebody said that they have seen to it; null until then.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  acknowledgedAt: Date | null = null;

  @Property({ type: 'string', length: 48, nullable: true })
  acknowledgedById: string | null = null;
}
