import type { Permission } from '../../lib/permission.ts';
import { isFor, type Needs, navigation } from '../navigation/navigation.ts';
import { pageKeywords } from './page-keywords.ts';

/** Something that the palette leads to. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  /** More to tell entries apart, in gray. */
  readonly detail?: string;
  readonly href: string;
}

interface Action extends PaletteEntry, Needs {
  readonly keywords: string;
}

/** What people begin most, in words that they would type. */
const actions: readonly Action[] = [
  {
    id: 'new-order',
    label: 'New order',
    href: '/orders/new',
    needs: ['ORDERS_MANAGE'],
    keywords: 'create sell phone place',
  },
  {
    id: 'new-customer',
    label: 'New customer',
    href: '/customers/new',
    needs: ['CUSTOMERS_MANAGE'],
    keywords: 'create add buyer',
  },
  {
    id: 'new-product',
    label: 'New product',
    href: '/products/new',
    needs: ['CATALOG_MANAGE'],
    keywords: 'create add article',
  },
  {
    id: 'import',
    label: 'Import a file',
    href: '/products/import',
    needs: ['CATALOG_MANAGE'],
    keywords: 'csv upload price list',
  },
  {
    id: 'new-rental',
    label: 'New rental',
    href: '/rentals/new',
    needs: ['RENTALS_MANAGE'],
    keywords: 'create lease contract',
  },
  {
    id: 'approve',
    label: 'Approve staff',
    href: '/approvals',
    needs: ['STAFF_APPROVE'],
    needsAlso: 'STAFF_VIEW',
    keywords: 'registrations waiting',
  },
  {
    id: 'new-role',
    label: 'New role',
    href: '/roles/new',
    needs: ['ROLES_MANAGE'],
    keywords: 'create permissions',
  },
  {
    id: 'password',
    label: 'Change my password',
    href: '/account',
    needs: [],
    keywords: 'account security second factor',
  },
];

/** Pages and actions for these words, of what the person may do. All words must occur, at the beginning of a word. */
export function findEntries(text: string, permissions: readonly Permission[]) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const pages = navigation.flatMap(area =>
    area.items.map(item => ({
      ...item,
      id: `page-${item.path}`,
      href: item.path,
      detail: area.label || undefined,
      keywords: pageKeywords[item.path],
    })),
  );
  const fits = (entry: { label: string; keywords?: string }) => {
    const known = `${entry.label} ${entry.keywords ?? ''}`.toLowerCase().split(/\s+/);
    return words.every(word => known.some(each => each.startsWith(word)));
  };
  return {
    pages: pages.filter(page => isFor(page, permissions) && fits(page)),
    actions: actions.filter(action => isFor(action, permissions) && fits(action)),
  };
}
