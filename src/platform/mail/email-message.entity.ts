import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity, Node } from '../database/base.entity.ts';

export const EmailStatus = { QUEUED: 'QUEUED', SENT: 'SENT', FAILED: 'FAILED' } as const;
export type EmailStatus = keyof typeof EmailStatus;
registerEnumType(EmailStatus, {
  name: 'EmailStatus',
  description: 'How far a mail has come.',
  valuesConfig: {
    QUEUED: { description: 'It waits to be sent, perhaps after attempts that failed.' },
    SENT: { description: 'The mail server has taken it.' },
    FAILED: { description: 'It could not be sent, and is no longer tried.' },
  },
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A mail that the store sent or means to send. What it says is not kept.',
})
@Entity()
@Index({ properties: ['createdAt'] })
@Index({ properties: ['status', 'createdAt'] })
@Index({ properties: ['to', 'createdAt'] })
@Index({ properties: ['recipientId'] })
@Index({ properties: ['aboutId'] })
export class EmailMessage extends BaseEntity {
  static override readonly idPrefix = 'email';

  @Field(() => String, { description: 'The address that it goes to.' })
  @Property({ type: 'string', length: 254, fieldName: 'to_address' })
  to!: string;

  @Field(() => String, { nullable: true, description: 'The name of whom it goes to.' })
  @Property({ type: 'string', length: 200, nullable: true })
  toName!: string | null;

  @Field(() => String, { description: 'Which mail it is, for example "accounts.confirm-email".' })
  @Property({ type: 'string', length: 100 })
  template!: string;

  @Field(() => String, { description: 'The subject.' })
  @Property({ type: 'string', length: 300 })
  subject!: string;

  /** Text and HTML, encrypted since they may hold tokens, and gone once the mail is sent. */
  @Property({ columnType: 'mediumtext', type: 'text', nullable: true })
  sealedBody!: string | null;

  @Field(() => EmailStatus, { description: 'How far it has come.' })
  @Property({ type: 'string', length: 8 })
  status: EmailStatus = 'QUEUED';

  @Field(() => Int, { description: 'How often sending it was tried.' })
  @Property({ type: 'integer' })
  attempts: number = 0;

  @Field(() => String, { nullable: true, description: 'What went wrong the last time.' })
  @Property({ type: 'string', length: 1_000, nullable: true })
  lastError: string | null = null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the mail server took it.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  sentAt: Date | null = null;

  /** The user, customer, or staff member that it goes to, so that erasing them finds it at whatever address. */
  @Property({ type: 'string', length: 48, nullable: true })
  recipientId: string | null = null;

  /** What it tells its recipient about, such as a staff member, for the same reason. */
  @Property({ type: 'string', length: 48, nullable: true })
  aboutId: string | null = null;
}
