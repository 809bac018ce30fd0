/** What a file to import is about: each kind of file that a module reads. */
export const importKinds = [
  'PRODUCTS',
  'CATEGORIES',
  'SUPPLIERS',
  'CUSTOMERS',
  'STAFF',
  'ORDERS',
  'ORDER_LINES',
] as const;

export type ImportKind = (typeof importKinds)[number];
