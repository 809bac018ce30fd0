import { Field, InputType } from 'type-graphql';
import { Checked } from '../graphql/validation.ts';
import { IdempotentInput } from '../idempotency/idempotent-input.ts';

/** As many entries as one bulk mutation takes. */
export const maxBulkEntries = 200;

/** What each entry costs: it locks, checks, and writes like a mutation of its own. */
export const pointsPerEntry = 10;

/**
 * A decorator for the entries: at least one, and a bounded number of them. The rules of an entry are checked by `runBulk`, so
 * that a mistake in one of them leaves the others alone.
 */
export function BulkEntries(): PropertyDecorator {
  return Checked(value => {
    const count = (value as unknown[]).length;
    if (count === 0) return 'must hold at least one entry.';
    return count > maxBulkEntries
      ? `must hold at most ${maxBulkEntries} entries, but it holds ${count}.`
      : undefined;
  });
}

/** The input of a mutation that does the same to many objects. */
@InputType()
export abstract class BulkInput extends IdempotentInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether all entries are done or none. When false, each entry is done on its own; when true and one fails, nothing is changed, and the others say BULK_ABORTED.',
  })
  atomic: boolean = false;
}
