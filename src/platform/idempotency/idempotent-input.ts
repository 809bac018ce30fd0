import { Field, InputType } from 'type-graphql';
import { Matches } from '../graphql/validation.ts';

/** What is done at most once, however often the request is sent. */
@InputType()
export abstract class IdempotentInput {
  @Field(() => String, {
    description:
      'A key of your own making, such as a UUID. Sent again with the same input it returns the first answer instead of doing it twice. 1 to 100 visible ASCII characters.',
  })
  @Matches(/^[\x21-\x7e]{1,100}$/, '1 to 100 visible ASCII characters, such as a UUID')
  idempotencyKey!: string;
}
