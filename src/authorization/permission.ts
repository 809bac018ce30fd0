/** Everything that somebody may be allowed to do, each with the description that managers read when they make a role. */
export const permissions = {
  CATALOG_MANAGE: 'Create, change, delete, and restore products and categories, and see deleted ones.',
  SUPPLIERS_MANAGE: 'Create, change, delete, and restore suppliers, and see their contact details.',
} as const;

export type Permission = keyof typeof permissions;
