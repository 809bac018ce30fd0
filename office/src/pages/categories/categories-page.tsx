import { useNavigate, useSearch } from '@tanstack/react-router';
import { Archive, FolderTree, Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import type { TreeMove } from '../../kit/tree/move-target.ts';
import { Tree } from '../../kit/tree/tree.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import type { EditedCategory } from './category-dialog.tsx';
import { CategoryLine } from './category-line.tsx';
import { categoryOptions, categoryTree } from './category-tree.ts';
import type { CategoryItemFragment } from './generated/graphql.ts';
import { useCategories } from './use-categories.ts';
import { useCategoryChanges } from './use-category-changes.ts';

const CategoryDialog = lazy(() => import('./category-dialog.tsx'));

export function CategoriesPage() {
  usePageTitle('Categories');
  return useCan()('CATALOG_MANAGE') ? <Categories /> : <ForbiddenPage />;
}

function Categories() {
  const { deleted } = useSearch({ from: '/frame/categories' });
  const navigate = useNavigate();
  const { categories, error, fetching, readAgain } = useCategories(deleted);
  const changes = useCategoryChanges(readAgain);
  const [edited, setEdited] = useState<EditedCategory | null>(null);
  const [expanded, setExpanded] = useState<ReadonlySet<string> | null>(null);
  const nodes = useMemo(() => categoryTree(categories ?? []), [categories]);
  const all = useMemo(() => new Set((categories ?? []).map(({ id }) => id)), [categories]);
  const failed = errorState(error, readAgain);

  function move({ id, parentId }: TreeMove) {
    const category = categories?.find(each => each.id === id);
    if (category) void changes.move(category, parentId, nameOf(categories, parentId));
  }
  const create = (parentId: string | null) => setEdited({ category: null, parentId });
  return (
    <>
      <PageHeader
        title={deleted ? 'Deleted categories' : 'Categories'}
        back={deleted ? { href: '/categories', label: 'Categories' } : undefined}
        meta={
          deleted ? undefined : (
            <span>
              Drag a category by its handle to move it, or press Enter on the handle and choose its place with
              the arrow keys.
            </span>
          )
        }
        actions={
          deleted
            ? []
            : [
                {
                  id: 'deleted',
                  label: 'Deleted',
                  icon: <Archive aria-hidden />,
                  onAction: () => void navigate({ to: '/categories', search: { deleted: true } }),
                },
              ]
        }
        primary={
          !deleted && (
            <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => create(null)}>
              New category
            </Button>
          )
        }
      />
      {failed ? (
        <ErrorState {...failed} />
      ) : categories ? (
        <Tree<CategoryItemFragment>
          label="Categories"
          nodes={nodes}
          expandedIds={expanded ?? all}
          onExpandedChange={setExpanded}
          onMove={deleted ? undefined : move}
          empty={
            deleted
              ? { title: 'No deleted categories', icon: <FolderTree /> }
              : {
                  title: 'No categories yet',
                  text: 'Categories help buyers find what they look for. Create the first one.',
                  icon: <FolderTree />,
                }
          }
          render={({ item }) => (
            <CategoryLine
              category={item}
              onEdit={() => setEdited({ category: item, parentId: item.parent?.id ?? null })}
              onCreateBelow={() => create(item.id)}
              onDelete={() => void changes.remove(item)}
              onRestore={() => void changes.restore(item)}
            />
          )}
        />
      ) : (
        fetching && <SkeletonLines count={8} label="Loading the categories…" />
      )}
      {edited && (
        <Suspense>
          <CategoryDialog
            edited={edited}
            parents={categoryOptions(nodes, edited.category?.id)}
            onClose={() => setEdited(null)}
            onSaved={readAgain}
          />
        </Suspense>
      )}
    </>
  );
}

function nameOf(categories: readonly CategoryItemFragment[] | undefined, id: string | null): string | null {
  return categories?.find(category => category.id === id)?.name ?? null;
}
