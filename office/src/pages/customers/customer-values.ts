import type { CustomerEditQuery } from './generated/graphql.ts';

export type CustomerDetails = NonNullable<CustomerEditQuery['customer']>;

/** A customer as a form holds it: texts only. */
export interface CustomerValues {
  name: string;
  contactName: string;
  email: string;
  phone: string;
  code: string;
  street: string;
  postalCode: string;
  city: string;
  region: string;
  country: string;
}

/** The fields in the order of the form. `path` is where the API's input has them. */
export const customerFields = [
  { name: 'name', path: 'name', label: 'Name' },
  { name: 'contactName', path: 'contactName', label: 'Contact' },
  { name: 'email', path: 'email', label: 'Email' },
  { name: 'phone', path: 'phone', label: 'Phone' },
  { name: 'code', path: 'code', label: 'Code' },
  { name: 'street', path: 'address.street', label: 'Street' },
  { name: 'postalCode', path: 'address.postalCode', label: 'Postal code' },
  { name: 'city', path: 'address.city', label: 'City' },
  { name: 'region', path: 'address.region', label: 'Region' },
  { name: 'country', path: 'address.country', label: 'Country' },
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
}: CustomerDetails): CustomerValues {
  const { street, postalCode, city, region, country } = address ?? {};
  return {
    name,
    contactName: contactName ?? '',
    email: email ?? '',
    phone: phone ?? '',
    code,
    street: street ?? '',
    postalCode: postalCode ?? '',
    city: city ?? '',
    region: region ?? '',
    country: country ?? '',
  };
}

/** The values as the API takes them; empty texts clear a field. */
export function customerInput({ name, code, ...values }: CustomerValues) {
  const orNull = (text: string) => text.trim() || null;
  return {
    name: name.trim(),
    contactName: orNull(values.contactName),
    email: orNull(values.email),
    phone: orNull(values.phone),
    // A new customer without one gets one.
    ...(code.trim() && { code: code.trim() }),
    address: {
      street: orNull(values.street),
      postalCode: orNull(values.postalCode),
      city: orNull(values.city),
      region: orNull(values.region),
      country: orNull(values.country),
    },
  };
}

/** Each field that two people gave different values. */
export function differences(mine: CustomerValues, theirs: CustomerValues) {
  return customerFields.filter(({ name }) => mine[name] !== theirs[name]);
}
