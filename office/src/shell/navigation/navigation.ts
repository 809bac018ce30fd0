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
  /** Other words that people look for. */
  readonly keywords?: string;
}

export interface NavigationArea {
  readonly label: string;
  readonly items: readonly NavigationItem[];
}

/** The areas of the back office, as people see them at the left. */
export const navigation: readonly NavigationArea[] = [
  {
    label: '',
    items: [{ label: 'Dashboard', path: '/', icon: 'House', needs: [], keywords: 'home start overview' }],
  },
  {
    label: 'Sell',
    items: [
      {
        label: 'Orders',
        path: '/orders',
        icon: 'ShoppingCart',
        needs: ['ORDERS_VIEW'],
        keywords: 'sales ship',
      },
      {
        label: 'Customers',
        path: '/customers',
        icon: 'Users',
        needs: ['CUSTOMERS_VIEW'],
        keywords: 'buyers clients',
      },
      {
        label: 'Payments',
        path: '/payments',
        icon: 'CreditCard',
        needs: ['PAYMENTS_VIEW'],
        keywords: 'refunds transactions',
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
        keywords: 'contracts leases',
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
        keywords: 'goods articles items prices',
      },
      {
        label: 'Categories',
        path: '/categories',
        icon: 'FolderTree',
        needs: ['CATALOG_MANAGE'],
        keywords: 'tree',
      },
      {
        label: 'Suppliers',
        path: '/suppliers',
        icon: 'Truck',
        needs: ['SUPPLIERS_MANAGE'],
        keywords: 'vendors',
      },
      {
        label: 'Stock movements',
        path: '/stock-movements',
        icon: 'Boxes',
        needs: ['INVENTORY_VIEW'],
        keywords: 'inventory ledger',
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
        keywords: 'workshop records',
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
        keywords: 'staff registrations queue',
      },
      {
        label: 'Staff',
        path: '/staff',
        icon: 'UsersRound',
        needs: ['STAFF_VIEW'],
        keywords: 'employees invite',
      },
      {
        label: 'Roles',
        path: '/roles',
        icon: 'KeyRound',
        needs: ['ROLES_MANAGE', 'ROLES_ASSIGN'],
        keywords: 'permissions',
      },
      { label: 'Users', path: '/users', icon: 'UserRound', needs: ['USERS_VIEW'], keywords: 'accounts' },
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
        keywords: 'analytics charts revenue',
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
        keywords: 'csv pdf xlsx downloads',
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
        keywords: 'history changes who',
      },
      {
        label: 'Security alerts',
        path: '/security',
        icon: 'ShieldAlert',
        needs: ['AUDIT_VIEW'],
        keywords: 'alerts',
      },
      { label: 'Mails', path: '/mails', icon: 'Mail', needs: ['EMAILS_VIEW'], keywords: 'emails delivery' },
      {
        label: 'Background jobs',
        path: '/jobs',
        icon: 'Hammer',
        needs: ['JOBS_MANAGE'],
        keywords: 'dead jobs retry',
      },
    ],
  },
  {
    label: 'Store',
    items: [
      { label: 'Notifications', path: '/notifications', icon: 'BellRing', needs: [], keywords: 'inbox' },
      {
        label: 'Settings',
        path: '/settings',
        icon: 'Settings',
        needs: ['SETTINGS_MANAGE'],
        keywords: 'store tax currency time zone',
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
