/** Apart from their words, which only the pages need. */
export const importKindIds = ['PRODUCTS', 'CATEGORIES', 'SUPPLIERS'] as const;

export type ImportKind = (typeof importKindIds)[number];
