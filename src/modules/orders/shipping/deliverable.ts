import { userErrorsIn } from '../../../platform/graphql/payload.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { completeAddress } from '../../accounts/addresses/address.rules.ts';
import { countryOfRow, type StoredAddress } from '../../accounts/addresses/address.ts';

const path = ['shippingAddress'];

/** An address that something can be sent to. @throws UserErrors INVALID_INPUT */
export function deliverable(address: StoredAddress | null): StoredAddress {
  const { countryCode } = address ? countryOfRow(address) : { countryCode: null };
  if (address && countryCode) return completeAddress({ ...address, countryCode }, path);
  const message = '"shippingAddress" must be given: the customer has no address that this could be sent to.';
  throw new UserError('INVALID_INPUT', message, { path });
}

/** Why nothing can be sent to an address. */
export function deliveryProblems(address: StoredAddress | null): readonly UserError[] {
  try {
    deliverable(address);
    return [];
  } catch (error) {
    const problems = userErrorsIn(error);
    if (!problems) throw error;
    return problems;
  }
}
