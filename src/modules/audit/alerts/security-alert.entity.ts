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
  EMAIL_CHANGED: 'EMAIL_CHANGED',
  NEW_ADMIN: 'NEW_ADMIN',
  AUDIT_LOG_BROKEN: 'AUDIT_LOG_BROKEN',
} as const;
export type SecurityAlertKind = keyof typeof SecurityAlertKind;
registerEnumType(SecurityAlertKind, {
  name: 'SecurityAlertKind',
  description: 'The kinds of security alerts.',
  valuesConfig: {
    MANY_FAILED_SIGN_INS_ACCOUNT: { description: 'Many attempts to sign in to one account failed.' },
    MANY_FAILED_SIGN_INS_ADDRESS: { description: 'Many attempts to sign in failed from one address.' },
    REFRESH_TOKEN_REUSED: { description: 'A refresh token was used twice, so somebody may have a copy.' },
    MFA_DISABLED: { description: 'Somebody turned off the second factor of an account.' },
    EMAIL_CHANGED: { description: 'Somebody with permissions of the staff changed their email address.' },
    NEW_ADMIN: { description: 'Somebody became an administrator.' },
    AUDIT_LOG_BROKEN: {
      description: 'A verification of the audit log found entries that were changed, deleted, or inserted.',
    },
  },
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An event that the people responsible for security should check.',
})
@Entity()
@Unique({ properties: ['kind', 'subject', 'hour'] })
@Index({ properties: ['createdAt'] })
@Index({ properties: ['kind', 'createdAt'] })
export class SecurityAlert extends BaseEntity {
  static override readonly idPrefix = 'alert';

  @Field(() => SecurityAlertKind, { description: 'The kind of alert.' })
  @Property({ type: 'string', length: 40 })
  kind!: SecurityAlertKind;

  @Field(() => String, {
    description:
      'The subject of the alert: the id of a user or of a verification of the audit log, an email address, or an IP address.',
  })
  @Property({ type: 'string', length: 254 })
  subject!: string;

  @Field(() => String, { description: 'What happened, for people.' })
  @Property({ type: 'string', length: 500 })
  message!: string;

  /** The hour in which it was raised, counted from 1970. There is one alert per kind, subject, and hour. */
  @Property({ type: 'integer' })
  hour!: number;

  @Field(() => GraphQLISODateTime, { description: 'When the alert was raised.' })
  @Computed<SecurityAlert>(['createdAt'], row => row.createdAt)
  readonly raisedAt!: Opt<Date>;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When somebody acknowledged the alert; null until then.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  acknowledgedAt: Date | null = null;

  @Property({ type: 'string', length: 48, nullable: true })
  acknowledgedById: string | null = null;
}
