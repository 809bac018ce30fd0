import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useCan } from '../session/session-context.ts';
import type { PaletteEntry } from './actions.ts';
import { PaletteSearchDocument, type PaletteSearchQuery } from './generated/graphql.ts';

const pauseMs = 150;
const shortest = 2;

/** What the store has for these words, asked for when typing pauses. */
export function useFoundObjects(text: string): { groups: PaletteGroup[]; isSearching: boolean } {
  const can = useCan();
  const asked = useSettled(text.trim());
  const isAsked = asked.length >= shortest;
  const [{ data, fetching }] = useQuery({
    query: PaletteSearchDocument,
    variables: {
      text: asked,
      orders: can('ORDERS_VIEW'),
      rentals: can('RENTALS_VIEW'),
      customers: can('CUSTOMERS_VIEW'),
      products: true,
      staff: can('STAFF_VIEW'),
    },
    pause: !isAsked,
    requestPolicy: 'network-only',
  });
  const isSearching = text.trim().length >= shortest && (fetching || asked !== text.trim());
  return { groups: isAsked && data ? groupsOf(data, can('SUPPLIERS_MANAGE')) : [], isSearching };
}

export interface PaletteGroup {
  readonly title: string;
  readonly entries: PaletteEntry[];
}

function groupsOf(
  { orders, rentals, customers, search, staffMembers }: PaletteSearchQuery,
  opensSuppliers: boolean,
): PaletteGroup[] {
  const products: PaletteEntry[] = [];
  const suppliers: PaletteEntry[] = [];
  for (const node of search?.nodes ?? []) {
    if (node.__typename === 'Product')
      products.push({ id: node.id, label: node.name, detail: node.sku, href: `/products/${node.id}` });
    if (node.__typename === 'Supplier' && opensSuppliers)
      suppliers.push({ id: node.id, label: node.name, detail: node.code, href: `/suppliers/${node.id}` });
  }
  return [
    { title: 'Orders', entries: numbered(orders, '/orders') },
    { title: 'Rentals', entries: numbered(rentals, '/rentals') },
    {
      title: 'Customers',
      entries: (customers?.nodes ?? []).map(({ id, name, email }) => ({
        id,
        label: name,
        detail: email ?? undefined,
        href: `/customers/${id}`,
      })),
    },
    { title: 'Products', entries: products },
    { title: 'Suppliers', entries: suppliers },
    {
      title: 'Staff',
      entries: (staffMembers?.nodes ?? []).map(({ id, name, jobTitle }) => ({
        id,
        label: name,
        detail: jobTitle ?? undefined,
        href: `/staff/${id}`,
      })),
    },
  ].filter(({ entries }) => entries.length > 0);
}

/** What has a number and a customer. */
function numbered(
  found: PaletteSearchQuery['orders'] | PaletteSearchQuery['rentals'],
  path: string,
): PaletteEntry[] {
  return (found?.nodes ?? []).map(({ id, number, customer }) => ({
    id,
    label: number,
    detail: customer?.name,
    href: `${path}/${id}`,
  }));
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
