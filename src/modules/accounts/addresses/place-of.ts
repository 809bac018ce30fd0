import type { Place } from '../../tax/zones/zone.rules.ts';
import { countryOfRow, type StoredAddress } from './address.ts';

/** The place of an address, which decides its zone; null where its country is not known. */
export function placeOf(address: StoredAddress | null): Place | null {
  if (address === null) return null;
  const { countryCode } = countryOfRow(address);
  if (countryCode === null) return null;
  return { countryCode, region: address.region ?? null, postalCode: address.postalCode ?? null };
}
