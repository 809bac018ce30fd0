import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity, Node } from '../database/base.entity.ts';

export const EmailStatus = { QUEUED: 'QUEUED', SENT: 'SENT', FAILED: 'FAILED', HELD: 'HELD' } as const;
export type EmailStatus = keyof typeof EmailStatus;
registerEnumType(EmailStatus, {
  name: 'EmailStatus',
  description: 'The delivery status of a mail.',
  valuesConfig: {
    QUEUED: { description: 'Waiting to be sent, perhaps after failed attempts.' },
    SENT: { description: 'Accepted by the mail server.' },
    FAILED: { description: 'Could not be sent, and is not tried again.' },
    HELD: {
      description:
        'Was waiting when the backup was taken from which the store was restored, so it may have been sent since. It is not sent unless somebody releases it.',
    },
  },
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A mail that the store has sent or is going to send. Its content is deleted once it is sent.',
})
@Entity()
@Index({ properties: ['createdAt'] })
@Index({ properties: ['status', 'createdAt'] })
@Index({ properties: ['template', 'createdAt'] })
@Index({ properties: ['to', 'createdAt'] })
@Index({ properties: ['recipientId'] })
@Index({ properties: ['aboutId'] })
export class EmailMessage extends BaseEntity {
  static override readonly idPrefix = 'email';

  @Field(() => String, { description: "The recipient's address." })
  @Property({ type: 'string', length: 254, fieldName: 'to_address' })
  to!: string;

  @Field(() => String, { nullable: true, description: "The recipient's name." })
  @Property({ type: 'string', length: 200, nullable: true })
  toName!: string | null;

  @Field(() => String, { description: 'The kind of mail, for example "accounts.confirm-email".' })
  @Property({ type: 'string', length: 100 })
  template!: string;

  @Field(() => String, { description: 'The subject line.' })
  @Property({ type: 'string', length: 300 })
  subject!: string;

  /** Text and HTML, encrypted since they may hold tokens. Null once the mail is sent. */
  @Property({ columnType: 'mediumtext', type: 'text', nullable: true })
  sealedBody!: string | null;

  @Field(() => EmailStatus, { description: 'The delivery status.' })
  @Property({ type: 'string', length: 8 })
  status: EmailStatus = 'QUEUED';

  @Field(() => Int, { description: 'The number of attempts to send it.' })
  @Property({ type: 'integer' })
  attempts: number = 0;

  @Field(() => String, {
    nullable: true,
    description: 'The error of the last attempt; null when it succeeded.',
  })
  @Property({ type: 'string', length: 1_000, nullable: true })
  lastError: string | null = null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When the mail server accepted it.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  sentAt: Date | null = null;

  /** The user, customer, or staff member that it goes to, so that erasing them finds it at whatever address. */
  @Property({ type: 'string', length: 48, nullable: true })
  recipientId: string | null = null;

  /** What it tells its recipient about, such as a staff member, for the same reason. */
  @Property({ type: 'string', length: 48, nullable: true })
  aboutId: string | null = null;
}
