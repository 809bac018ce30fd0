import { defaultTaxClassId } from '../../../src/modules/tax/classes/tax-class.entity.ts';
import { defaultZoneId } from '../../../src/modules/tax/zones/zone.entity.ts';
import type { TestApp } from '../app.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

export const standard = defaultTaxClassId;
export const everywhereElse = defaultZoneId;

export const zoneFields =
  'zone { id name version isDefault countries regions postalCodePrefixes taxRates { name rate taxClass { code } } }';

/** The id of a new tax class. */
export async function makeTaxClass(app: TestApp, code: string): Promise<string> {
  const { taxClass, userErrors } = await app.mutate(
    'createTaxClass',
    { code, name: code },
    'taxClass { id }',
    'admin',
  );
  if (!taxClass) throw new Error(JSON.stringify(userErrors));
  return taxClass.id;
}

/** A new zone. */
export async function makeZone(app: TestApp, input: object): Promise<Data> {
  const { zone, userErrors } = await app.mutate('createZone', input, zoneFields, 'admin');
  if (!zone) throw new Error(JSON.stringify(userErrors));
  return zone;
}

/** The same rate for a class, as an input. */
export function rate(taxClassId: string, rate: string, name = 'VAT'): object {
  return { taxClassId, name, rate };
}
