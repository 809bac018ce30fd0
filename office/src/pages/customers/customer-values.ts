import { type AddressPlace, placeOf } from '../../shell/address/address-values.ts';
import type { CountryCode, CustomerEditQuery } from './generated/graphql.ts';

export type CustomerDetails = NonNullable<CustomerEditQuery['customer']>;

/** A customer as a form holds it: texts only. */
export interface CustomerValues extends AddressPlace {
  name: string;
  contactName: string;
  email: string;
  phone: string;
  code: string;
  taxId: string;
  /** "yes" or empty. */
  taxExempt: string;
  taxExemptionReason: string;
}

/** The fields in the order of the form. `path` is where the API's input has them. */
export const customerFields = [
  { name: 'name', path: 'name', label: 'Name' },
  { name: 'contactName', path: 'contactName', label: 'Contact' },
  { name: 'email', path: 'email', label: 'Email' },
  { name: 'phone', path: 'phone', label: 'Phone' },
  { name: 'code', path: 'code', label: 'Code' },
  { name: 'countryCode', path: 'address.countryCode', label: 'Country' },
  { name: 'line1', path: 'address.line1', label: 'Street and number' },
  { name: 'line2', path: 'address.line2', label: 'Floor, building' },
  { name: 'postalCode', path: 'address.postalCode', label: 'Postal code' },
  { name: 'city', path: 'address.city', label: 'City' },
  { name: 'region', path: 'address.region', label: 'Region' },
  { name: 'taxId', path: 'taxId', label: 'VAT id' },
  { name: 'taxExempt', path: 'taxExempt', label: 'Pays no tax' },
  { name: 'taxExemptionReason', path: 'taxExemptionReason', label: 'Why not' },
] as const satisfies readonly { name: keyof CustomerValues; path: string; label: string }[];

export const emptyCustomer = Object.fromEntries(
  customerFields.map(({ name }) => [name, '']),
) as unknown as CustomerValues;

export function valuesOf({
  name,
  contactName,
  email,
  phone,
  code,
  address,
  taxId,
  taxExempt,
  taxExemptionReason,
}: CustomerDetails): CustomerValues {
  return {
    name,
    contactName: contactName ?? '',
    email: email ?? '',
    phone: phone ?? '',
    code,
    ...placeOf(address),
    taxId: taxId ?? '',
    taxExempt: taxExempt ? 'yes' : '',
    taxExemptionReason: taxExemptionReason ?? '',
  };
}

/**
 * The values as the API takes them; empty texts clear a field.
 * @param before the customer that is edited. Where the country was known in words only, the form has none and keeps them.
 */
export function customerInput({ name, code, ...values }: CustomerValues, before?: CustomerDetails) {
  const isCountryGiven = values.countryCode !== '' || !!before?.address?.countryCode;
  const orNull = (text: string) => text.trim() || null;
  return {
    name: name.trim(),
    contactName: orNull(values.contactName),
    email: orNull(values.email),
    phone: orNull(values.phone),
    // A new customer without one gets one.
    ...(code.trim() && { code: code.trim() }),
    taxId: orNull(values.taxId),
    taxExempt: values.taxExempt === 'yes',
    taxExemptionReason: orNull(values.taxExemptionReason),
    address: {
      line1: orNull(values.line1),
      line2: orNull(values.line2),
      postalCode: orNull(values.postalCode),
      city: orNull(values.city),
      region: orNull(values.region),
      ...(isCountryGiven && { countryCode: (values.countryCode || null) as CountryCode | null }),
    },
  };
}

/** Each field that two people gave different values. */
export function differences(mine: CustomerValues, theirs: CustomerValues) {
  return customerFields.filter(({ name }) => mine[name] !== theirs[name]);
}
