import type { Permission } from './permission.ts';

/** What a permission allows, in a few words. The API describes each at length. */
export const permissionTexts: Record<Permission, string> = {
  CATALOG_MANAGE: 'Manage products and categories',
  SUPPLIERS_MANAGE: 'Manage suppliers',
  CUSTOMERS_VIEW: 'See customers',
  CUSTOMERS_MANAGE: 'Manage customers',
  USERS_VIEW: 'See accounts',
  USERS_MANAGE: 'Manage accounts',
  STAFF_VIEW: 'See staff',
  STAFF_APPROVE: 'Approve and suspend staff',
  STAFF_MANAGE: 'Manage staff records',
  ROLES_ASSIGN: 'Assign roles',
  ROLES_MANAGE: 'Manage roles',
  SETTINGS_MANAGE: 'Change settings',
  INVENTORY_VIEW: 'See stock movements',
  INVENTORY_MANAGE: 'Correct stock',
  PRODUCTION_RECORD: 'Record production',
  ORDERS_VIEW: 'See orders',
  ORDERS_MANAGE: 'Manage orders',
  SALES_RECORD: 'Sell at the counter',
  SALES_MANAGE: 'Correct counter sales',
  PAYMENTS_VIEW: 'See payments',
  PAYMENTS_RECORD: 'Record payments',
  PAYMENTS_REFUND: 'Refund payments',
  RENTALS_VIEW: 'See rentals',
  RENTALS_MANAGE: 'Manage rentals',
  ANALYTICS_VIEW: 'See reports',
  AUDIT_VIEW: 'Read the audit log',
  EMAILS_VIEW: 'See mails',
  JOBS_MANAGE: 'Run failed jobs again',
};

/** What an office knows no words for yet is called by its name: a newer server may have more permissions. */
export function permissionText(permission: Permission): string {
  return permissionTexts[permission] ?? permission;
}

export interface PermissionGroup {
  readonly label: string;
  readonly permissions: readonly Permission[];
}

/** The permissions by area, in the order of the navigation. */
const groups: readonly PermissionGroup[] = [
  {
    label: 'Sell',
    permissions: [
      'ORDERS_VIEW',
      'ORDERS_MANAGE',
      'SALES_RECORD',
      'SALES_MANAGE',
      'CUSTOMERS_VIEW',
      'CUSTOMERS_MANAGE',
      'PAYMENTS_VIEW',
      'PAYMENTS_RECORD',
      'PAYMENTS_REFUND',
    ],
  },
  { label: 'Rent', permissions: ['RENTALS_VIEW', 'RENTALS_MANAGE'] },
  {
    label: 'Catalog, stock, and production',
    permissions: [
      'CATALOG_MANAGE',
      'SUPPLIERS_MANAGE',
      'INVENTORY_VIEW',
      'INVENTORY_MANAGE',
      'PRODUCTION_RECORD',
    ],
  },
  {
    label: 'People',
    permissions: [
      'STAFF_VIEW',
      'STAFF_APPROVE',
      'STAFF_MANAGE',
      'USERS_VIEW',
      'USERS_MANAGE',
      'ROLES_ASSIGN',
      'ROLES_MANAGE',
    ],
  },
  {
    label: 'Reports, watch, and store',
    permissions: ['ANALYTICS_VIEW', 'AUDIT_VIEW', 'EMAILS_VIEW', 'JOBS_MANAGE', 'SETTINGS_MANAGE'],
  },
];

/** All that the server knows, grouped; those without a group come last. */
export function groupPermissions(all: readonly Permission[]): PermissionGroup[] {
  const known = groups
    .map(({ label, permissions }) => ({ label, permissions: permissions.filter(each => all.includes(each)) }))
    .filter(({ permissions }) => permissions.length > 0);
  const others = all.filter(each => !groups.some(({ permissions }) => permissions.includes(each)));
  return others.length > 0 ? [...known, { label: 'Others', permissions: others }] : known;
}
