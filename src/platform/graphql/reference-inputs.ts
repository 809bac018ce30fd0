import { type ClassType, Field, ID, InputType, Int } from 'type-graphql';
import { IdOf } from './validation.ts';

/** An input that refers to one object by its id, in the field `<noun>Id`. */
export type Reference<N extends string> = { [K in `${N}Id`]: string };

interface ReferenceOptions {
  /** The prefix of its ids; the noun when absent. */
  readonly prefix?: string;
  /** "The order's id.", from the noun, when absent. */
  readonly description?: string;
}

/** Base of an input about one object: `class ShipOrderInput extends ById('order')` has `orderId`. */
export function ById<N extends string>(noun: N, options: ReferenceOptions = {}): ClassType<Reference<N>> {
  const words = noun.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
  const { prefix = noun, description = `The ${words}'s id.` } = options;

  @InputType()
  class ReferenceInput {}

  Field(() => ID, { description })(ReferenceInput.prototype, `${noun}Id`);
  IdOf(prefix)(ReferenceInput.prototype, `${noun}Id`);
  return ReferenceInput as ClassType<Reference<N>>;
}

/** The same input with `version`: if somebody else changed the object meanwhile, the answer is VERSION_CONFLICT. */
export function Versioned<T extends object>(Base: ClassType<T>): ClassType<T & { version?: number | null }> {
  @InputType()
  class VersionedInput extends (Base as ClassType<object>) {
    @Field(() => Int, {
      nullable: true,
      description: 'The version you read. If it has changed since, the answer is VERSION_CONFLICT.',
    })
    version?: number | null;
  }
  return VersionedInput as unknown as ClassType<T & { version?: number | null }>;
}
