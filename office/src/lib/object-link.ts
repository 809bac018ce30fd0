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
};

/** The address of the page of an object; undefined when it has none of its own. */
export function objectLink(id: string | null | undefined): string | undefined {
  const page = id && pages[id.slice(0, id.lastIndexOf('_'))];
  return page ? `${page}/${id}` : undefined;
}
