import type { CategoryOption } from './category-tree.ts';
import type { CategoryItemFragment } from './generated/graphql.ts';

/** What the dialog holds: texts, as they are typed, and where the category stands. */
export interface CategoryValues {
  name: string;
  parentId: string;
  slug: string;
  code: string;
  description: string;
}

/** The choice of those that stand below no other. */
export const top: CategoryOption = { id: 'top', label: 'At the top' };

export function categoryValuesOf(
  category: CategoryItemFragment | null,
  parentId: string | null,
): CategoryValues {
  return {
    name: category?.name ?? '',
    parentId: parentId ?? top.id,
    slug: category?.slug ?? '',
    code: category?.code ?? '',
    description: category?.description ?? '',
  };
}

/** The values as the API takes them. A slug and a code that are left empty are made by the server from the name. */
export function categoryInput({ name, parentId, slug, code, description }: CategoryValues) {
  return {
    name,
    description,
    parentId: parentId === top.id ? null : parentId,
    slug: slug.trim() || undefined,
    code: code.trim() || undefined,
  };
}

const asIs = (text: string) => text;

/** How the notice of a conflict shows each field. */
export function shownCategoryValues(parents: readonly CategoryOption[]) {
  const nameOf = (id: string) => [top, ...parents].find(each => each.id === id)?.label ?? 'another category';
  return {
    name: { label: 'Name', show: asIs },
    parentId: { label: 'Stands below', show: nameOf },
    slug: { label: 'Slug', show: asIs },
    code: { label: 'Code', show: asIs },
    description: { label: 'Description', show: asIs },
  };
}
