import { optional, parsedBy } from '../../../platform/files/import/columns.ts';
import { contactColumns, contactDefaults, words } from '../../../platform/files/import/contact-columns.ts';
import { defineImport } from '../../../platform/files/import/define-import.ts';
import { writeRows } from '../../../platform/files/import/write-rows.ts';
import { findCountry } from '../../../platform/lib/countries.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { plainVatId, vatIdProblem } from '../../../platform/lib/vat-id.ts';
import { Customer } from './customer.entity.ts';
import { UnknownCountries } from './unknown-countries.ts';

const defaults = {
  ...contactDefaults,
  street: null,
  line2: null,
  postalCode: null,
  region: null,
  countryCode: null,
  user: null,
  searchText: null,
  defaultShippingAddressId: null,
  defaultBillingAddressId: null,
  taxId: null,
  taxExempt: false,
  taxExemptionReason: null,
};

const columns = {
  ...contactColumns,
  street: optional(words(200)),
  line2: optional(words(200)),
  postalCode: optional(words(20)),
  region: optional(words(100)),
  taxId: optional(parsedBy(vatIdOf)),
};

/** @throws UserError INVALID_INPUT for a VAT id that is none */
function vatIdOf(text: string): string {
  const problem = vatIdProblem(text);
  if (problem) throw new UserError('INVALID_INPUT', `"taxId" ${problem}`, { path: ['taxId'] });
  return plainVatId(text);
}

export const customersImport = defineImport(
  {
    file: 'customers.csv',
    kind: 'CUSTOMERS',
    permissions: ['CUSTOMERS_MANAGE'],
    columns,
    key: ['code'],
    neededByNew: ['name'],
  },
  async (ctx, run) => {
    const unknown = new UnknownCountries();
    return {
      async apply(rows) {
        const customers = rows.map(({ line, values }) => {
          const country = countryColumns(values.country);
          if (country.country && !country.countryCode) unknown.add(line, country.country);
          return { line, values: { ...values, ...country } };
        });
        await writeRows(ctx, run, Customer, 'code', customers, defaults);
      },
      notes: () => unknown.notes(),
    };
  },
);

/** A country as a file writes it. An empty field clears it; a file without the column leaves it as it is. */
function countryColumns(
  country: string | null | undefined,
): Partial<Pick<Customer, 'country' | 'countryCode'>> {
  if (country === undefined) return {};
  const found = country === null ? undefined : findCountry(country);
  return { country: found?.name ?? country, countryCode: found?.code ?? null };
}
