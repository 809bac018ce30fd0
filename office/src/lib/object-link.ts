import type { Permission } from './permission.ts';

interface Place {
  readonly path: string;
  /** Who opens it holds one of these; empty where it is for everybody. The API decides what they see there. */
  readonly needs: readonly Permission[];
}

/** The page of each kind of object, by the prefix of its id. */
const pages: Readonly<Record<string, Place>> = {
  order: { path: '/orders', needs: ['ORDERS_VIEW'] },
  customer: { path: '/customers', needs: ['CUSTOMERS_VIEW'] },
  product: { path: '/products', needs: [] },
  supplier: { path: '/suppliers', needs: ['SUPPLIERS_MANAGE'] },
  rental: { path: '/rentals', needs: ['RENTALS_VIEW'] },
  payment: { path: '/payments', needs: ['PAYMENTS_VIEW'] },
  staff: { path: '/staff', needs: ['STAFF_VIEW'] },
  user: { path: '/users', needs: ['USERS_VIEW'] },
  import: { path: '/products/import', needs: [] },
  role: { path: '/roles', needs: ['ROLES_MANAGE', 'ROLES_ASSIGN', 'STAFF_VIEW', 'USERS_VIEW'] },
};

/** Objects that open in a drawer over their list. */
const lists: Readonly<Record<string, Place>> = {
  export: { path: '/exports', needs: [] },
  production: { path: '/production', needs: ['INVENTORY_VIEW'] },
  alert: { path: '/security', needs: ['AUDIT_VIEW'] },
  email: { path: '/mails', needs: ['EMAILS_VIEW'] },
};

/** The address of the page of an object; undefined when it has none of its own. */
export function objectLink(id: string | null | undefined): string | undefined {
  if (!id) return undefined;
  const prefix = prefixOf(id);
  const page = pages[prefix];
  if (page) return `${page.path}/${id}`;
  const list = lists[prefix];
  return list && `${list.path}?open=${id}`;
}

/** The same, for who holds these permissions: undefined when the page is not for them. */
export function openableLink(
  id: string | null | undefined,
  permissions: readonly Permission[],
): string | undefined {
  const place = id ? (pages[prefixOf(id)] ?? lists[prefixOf(id)]) : undefined;
  if (!place) return undefined;
  const mayOpen = place.needs.length === 0 || place.needs.some(one => permissions.includes(one));
  return mayOpen ? objectLink(id) : undefined;
}

function prefixOf(id: string): string {
  return id.slice(0, id.lastIndexOf('_'));
}
