import { Checked } from '../../platform/graphql/validation.ts';
import { idPrefix } from '../../platform/lib/typed-id.ts';

/** An id of any type. Whether it can be paid for is up to the module of that type. */
export function AnyId(): PropertyDecorator {
  return Checked(
    value => (typeof value === 'string' && idPrefix(value) !== undefined ? undefined : 'must be an id.'),
    { nullable: true },
  );
}
