import type { SupplierDetailsFragment } from './generated/graphql.ts';

export const supplierFields = ['name', 'code', 'contactName', 'email', 'phone', 'city', 'country'] as const;
export type SupplierField = (typeof supplierFields)[number];

/** A supplier as its form holds it. */
export type SupplierValues = Record<SupplierField, string>;

export const supplierLabels: Record<SupplierField, string> = {
  name: 'Name',
  code: 'Code',
  contactName: 'Contact',
  email: 'Email',
  phone: 'Phone',
  city: 'City',
  country: 'Country',
};

export const emptySupplier: SupplierValues = {
  name: '',
  code: '',
  contactName: '',
  email: '',
  phone: '',
  city: '',
  country: '',
};

export function supplierValues(supplier: SupplierDetailsFragment): SupplierValues {
  return {
    ...emptySupplier,
    ...Object.fromEntries(supplierFields.map(name => [name, supplier[name] ?? ''])),
  };
}

export function changedSupplierFields(a: SupplierValues, b: SupplierValues): SupplierField[] {
  return supplierFields.filter(name => a[name].trim() !== b[name].trim());
}

/** These fields as the API takes them: an empty contact detail is none. */
export function supplierInput(values: SupplierValues, fields: readonly SupplierField[]) {
  const input: Partial<Record<SupplierField, string | null>> = {};
  for (const field of fields) input[field] = values[field].trim() || null;
  const { name, code, ...contact } = input;
  // These two cannot be removed: an empty name is refused by the API, and an empty code is made from the name.
  return { ...contact, ...(name !== undefined && { name: name ?? '' }), ...(code && { code }) };
}
