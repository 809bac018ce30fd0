import { Field, InputType } from 'type-graphql';
import { Email, Text } from './validation.ts';

/** How to reach a company or a person; inputs that share these fields extend it. */
@InputType()
export abstract class ContactDetails {
  @Field(() => String, { nullable: true, description: 'The person to contact, up to 200 characters.' })
  @Text({ max: 200, nullable: true })
  contactName?: string | null;

  @Field(() => String, { nullable: true, description: 'The email address that mails are sent to.' })
  @Email({ nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'The phone number, up to 40 characters.' })
  @Text({ max: 40, nullable: true })
  phone?: string | null;
}
