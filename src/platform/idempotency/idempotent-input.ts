import { Field, InputType } from 'type-graphql';
import { Matches } from '../graphql/validation.ts';

/** The input of a mutation that is done at most once, however often the request is sent. */
@InputType()
export abstract class IdempotentInput {
  @Field(() => String, {
    description:
      'A key that you choose, such as a UUID. A request that repeats the key and the input returns the first result and does nothing twice. 1 to 100 visible ASCII characters.',
  })
  @Matches(/^[\x21-\x7e]{1,100}$/, '1 to 100 visible ASCII characters, such as a UUID')
  idempotencyKey!: string;
}
