import { Field, InputType } from 'type-graphql';
import { Email, Text } from './validation.ts';

/** How to reach a company or a person; part of the inputs of whoever is dealt with. */
@InputType()
export abstract class ContactDetails {
  @Field(() => String, { nullable: true, description: 'Whom to ask for. Up to 200 characters.' })
  @Text({ max: 200, nullable: true })
  contactName?: string | null;

  @Field(() => String, { nullable: true, description: 'An email address; mails go there.' })
  @Email({ nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'A telephone number. Up to 40 characters.' })
  @Text({ max: 40, nullable: true })
  phone?: string | null;
}
