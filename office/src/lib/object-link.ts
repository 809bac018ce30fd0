/** The page of each kind of object, by the prefix of its id. */
const pages: Readonly<Record<string, string>> = {
  order: '/orders',
  customer: '/customers',
  product: '/products',
  supplier: '/suppliers',
  rental: '/rentals',
  payment: '/payments',
  staff: '/staff',
  user: '/users',
  role: '/roles',
  import: '/products/import',
};

/** Objects that open in a drawer over their list. */
const lists: Readonly<Record<string, string>> = {
  export: '/exports',
  production: '/production',
  alert: '/security',
  email: '/mails',
};

/** The address of the page of an object; undefined when it has none of its own. */
export function objectLink(id: string | null | undefined): string | undefined {
  if (!id) return undefined;
  const prefix = id.slice(0, id.lastIndexOf('_'));
  const page = pages[prefix];
  if (page) return `${page}/${id}`;
  const list = lists[prefix];
  return list && `${list}?open=${id}`;
}
