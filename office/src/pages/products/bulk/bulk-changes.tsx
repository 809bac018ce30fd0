import { FolderTree, Power, Tag } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import type { ProductRowFragment } from '../generated/graphql.ts';

export type BulkKind = 'price' | 'status' | 'category';

export interface BulkDialogProps {
  readonly products: readonly ProductRowFragment[];
  readonly onClose: () => void;
  /** Called with the ids of those that were refused. */
  readonly onDone: (failed: ReadonlySet<string>) => void;
}

// As many as the API takes at once.
const maxProducts = 200;

const dialogs = {
  price: lazy(() => import('./price-dialog.tsx')),
  status: lazy(() => import('./status-dialog.tsx')),
  category: lazy(() => import('./category-dialog.tsx')),
};

type BulkButtonsProps = { count: number; onChoose: (kind: BulkKind) => void };

export function BulkButtons({ count, onChoose }: BulkButtonsProps) {
  const disabledReason =
    count > maxProducts ? `At most ${maxProducts} products can be changed at once.` : null;
  const shared = { size: 'small', disabledReason } as const;
  return (
    <>
      <Button {...shared} icon={<Tag aria-hidden />} onPress={() => onChoose('price')}>
        Change price
      </Button>
      <Button {...shared} icon={<Power aria-hidden />} onPress={() => onChoose('status')}>
        Change status
      </Button>
      <Button {...shared} icon={<FolderTree aria-hidden />} onPress={() => onChoose('category')}>
        Change category
      </Button>
    </>
  );
}

export function BulkDialog({ kind, ...props }: BulkDialogProps & { kind: BulkKind | null }) {
  if (!kind) return null;
  const Chosen = dialogs[kind];
  return (
    <Suspense>
      <Chosen {...props} />
    </Suspense>
  );
}
