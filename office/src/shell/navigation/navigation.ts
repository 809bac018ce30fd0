import type { Permission } from '../../lib/permission.ts';
import type { IconName } from '../icon/shell-icon.tsx';

/** Who something is for. */
export interface Needs {
  /** Shown to who holds one of these; to everybody when empty. */
  readonly needs: readonly Permission[];
  /** And this one besides. */
  readonly needsAlso?: Permission;
}

/** A page of the navigation. */
export interface NavigationItem extends Needs {
  readonly label: string;
  readonly path: string;
  readonly icon: IconName;
}

export interface NavigationArea {
  readonly label: string;
  readonly items: readonly NavigationItem[];
}

/** The areas of the back office, as people see them at the left. */
export const navigation: readonly NavigationArea[] = [
  {
    label: '',
    items: [{ label: 'Dashboard', path: '/', icon: 'House', needs: [] }],
  },
  {
    label: 'Sell',
    items: [
      {
        label: 'Orders',
        path: '/orders',
        icon: 'ShoppingCart',
        needs: ['ORDERS_VIEW'],
      },
      {
        label: 'Customers',
        path: '/customers',
        icon: 'Users',
        needs: ['CUSTOMERS_VIEW'],
      },
      {
        label: 'Payments',
        path: '/payments',
        icon: 'CreditCard',
        needs: ['PAYMENTS_VIEW'],
      },
      {
        label: 'Refunds',
        path: '/refunds',
        icon: 'Undo2',
        needs: ['PAYMENTS_VIEW'],
      },
    ],
  },
  {
    label: 'Rent',
    items: [
      {
        label: 'Rentals',
        path: '/rentals',
        icon: 'ClipboardList',
        needs: ['RENTALS_VIEW'],
      },
    ],
  },
  {
    label: 'Catalog',
    items: [
      {
        label: 'Products',
        path: '/products',
        icon: 'Package',
        needs: ['CATALOG_MANAGE', 'INVENTORY_VIEW', 'ORDERS_MANAGE'],
      },
      {
        label: 'Categories',
        path: '/categories',
        icon: 'FolderTree',
        needs: ['CATALOG_MANAGE'],
      },
      {
        label: 'Suppliers',
        path: '/suppliers',
        icon: 'Truck',
        needs: ['SUPPLIERS_MANAGE'],
      },
      {
        label: 'Stock movements',
        path: '/stock-movements',
        icon: 'Boxes',
        needs: ['INVENTORY_VIEW'],
      },
    ],
  },
  {
    label: 'Make',
    items: [
      {
        label: 'Production',
        path: '/production',
        icon: 'Factory',
        needs: ['PRODUCTION_RECORD', 'INVENTORY_VIEW'],
      },
    ],
  },
  {
    label: 'People',
    items: [
      {
        label: 'Approvals',
        path: '/approvals',
        icon: 'ClipboardCheck',
        needs: ['STAFF_APPROVE'],
        needsAlso: 'STAFF_VIEW',
      },
      {
        label: 'Staff',
        path: '/staff',
        icon: 'UsersRound',
        needs: ['STAFF_VIEW'],
      },
      {
        label: 'Roles',
        path: '/roles',
        icon: 'KeyRound',
        needs: ['ROLES_MANAGE', 'ROLES_ASSIGN'],
      },
      { label: 'Users', path: '/users', icon: 'UserRound', needs: ['USERS_VIEW'] },
    ],
  },
  {
    label: 'See',
    items: [
      {
        label: 'Reports',
        path: '/reports',
        icon: 'BarChart3',
        needs: ['ANALYTICS_VIEW', 'INVENTORY_VIEW'],
      },
      {
        label: 'Exports',
        path: '/exports',
        icon: 'FileDown',
        needs: [
          'ANALYTICS_VIEW',
          'ORDERS_VIEW',
          'PAYMENTS_VIEW',
          'RENTALS_VIEW',
          'CATALOG_MANAGE',
          'CUSTOMERS_VIEW',
          'INVENTORY_VIEW',
        ],
      },
    ],
  },
  {
    label: 'Watch',
    items: [
      {
        label: 'Audit log',
        path: '/audit',
        icon: 'ScrollText',
        needs: ['AUDIT_VIEW'],
      },
      {
        label: 'Security alerts',
        path: '/security',
        icon: 'ShieldAlert',
        needs: ['AUDIT_VIEW'],
      },
      { label: 'Mails', path: '/mails', icon: 'Mail', needs: ['EMAILS_VIEW'] },
      {
        label: 'Background jobs',
        path: '/jobs',
        icon: 'Hammer',
        needs: ['JOBS_MANAGE'],
      },
    ],
  },
  {
    label: 'Store',
    items: [
      { label: 'Notifications', path: '/notifications', icon: 'BellRing', needs: [] },
      {
        label: 'Settings',
        path: '/settings',
        icon: 'Settings',
        needs: ['SETTINGS_MANAGE'],
      },
      {
        label: 'Taxes',
        path: '/taxes',
        icon: 'Percent',
        needs: ['SETTINGS_MANAGE'],
      },
      {
        label: 'Shipping',
        path: '/shipping',
        icon: 'Truck',
        needs: ['SETTINGS_MANAGE'],
      },
    ],
  },
];

/** What a person with these permissions has work in. Areas without a page are left out. */
export function visibleAreas(
  areas: readonly NavigationArea[],
  permissions: readonly Permission[],
): NavigationArea[] {
  return areas
    .map(area => ({ ...area, items: area.items.filter(item => isFor(item, permissions)) }))
    .filter(area => area.items.length > 0);
}

/** Whether this is for who holds these permissions. */
export function isFor({ needs, needsAlso }: Needs, permissions: readonly Permission[]): boolean {
  if (needsAlso && !permissions.includes(needsAlso)) return false;
  return needs.length === 0 || needs.some(permission => permissions.includes(permission));
}

/** Whether the navigation leads somebody with these permissions to a page of it. */
export function mayOpen(path: string, permissions: readonly Permission[]): boolean {
  return navigation.some(({ items }) => items.some(item => item.path === path && isFor(item, permissions)));
}
