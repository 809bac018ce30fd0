import { Archive, PackagePlus, RotateCcw, Trash2, Undo2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useClient } from 'urql';
import type { MenuAction } from '../../kit/menu/menu.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { answerProblem } from '../../lib/answer-problem.ts';
import {
  DeleteProductDocument,
  type ProductDetailsFragment,
  RestoreProductDocument,
  UpdateProductDocument,
} from './generated/graphql.ts';

const AdjustStockDialog = lazy(() => import('./adjust-stock-dialog.tsx'));

type Action = ProductDetailsFragment['nextActions'][number]['action'];

export interface ProductActions {
  readonly main: MenuAction[];
  readonly more: MenuAction[];
  readonly adjustStock: MenuAction | undefined;
  readonly dialog: ReactNode;
}

/** What can be done with a product besides editing it, from what the API offers. */
export function useProductActions(product: ProductDetailsFragment | null | undefined): ProductActions {
  const changes = useProductChanges();
  const [isAdjusting, setAdjusting] = useState(false);
  if (!product) return { main: [], more: [], adjustStock: undefined, dialog: null };

  const offered = (action: Action, rest: Omit<MenuAction, 'id' | 'disabledReason'>): MenuAction[] =>
    product.nextActions
      .filter(next => next.action === action)
      .map(({ allowed, reason }) => ({ ...rest, id: action, disabledReason: allowed ? null : reason }));
  const adjust = offered('ADJUST_STOCK', {
    label: 'Adjust stock',
    icon: <PackagePlus aria-hidden />,
    onAction: () => setAdjusting(true),
  });
  const restore = offered('RESTORE', {
    label: 'Restore',
    icon: <RotateCcw aria-hidden />,
    onAction: () => void changes.restore(product),
  });
  return {
    main: product.deletedAt
      ? restore
      : [
          ...offered('ARCHIVE', {
            label: 'Archive',
            icon: <Archive aria-hidden />,
            onAction: () => void changes.setStatus(product, 'ARCHIVED'),
          }),
          ...offered('ACTIVATE', {
            label: 'Put on offer',
            icon: <Undo2 aria-hidden />,
            onAction: () => void changes.setStatus(product, 'ACTIVE'),
          }),
        ],
    more: product.deletedAt
      ? []
      : offered('DELETE', {
          label: 'Delete product',
          icon: <Trash2 aria-hidden />,
          danger: true,
          onAction: () => void changes.remove(product),
        }),
    adjustStock: product.deletedAt ? undefined : adjust[0],
    dialog: isAdjusting && (
      <Suspense>
        <AdjustStockDialog product={product} onClose={() => setAdjusting(false)} />
      </Suspense>
    ),
  };
}

type Named = Pick<ProductDetailsFragment, 'id' | 'version' | 'name'>;
type Status = ProductDetailsFragment['status'];

/** Each can be undone, so none asks first. */
function useProductChanges() {
  const client = useClient();

  async function setStatus(product: Named, status: Status, isUndoing = false) {
    const { data, error } = await client
      .mutation(UpdateProductDocument, { input: { productId: product.id, status } })
      .toPromise();
    const problem = answerProblem(data?.updateProduct, error);
    if (problem) toast.error({ title: 'The status was not changed', text: problem });
    if (problem || isUndoing) return;
    const old = status === 'ACTIVE' ? 'ARCHIVED' : 'ACTIVE';
    toast.success({
      title: status === 'ACTIVE' ? `${product.name} is on offer` : `${product.name} archived`,
      action: { label: 'Undo', onAction: () => void setStatus(product, old, true) },
    });
  }
  async function remove(product: Named) {
    const { data, error } = await client
      .mutation(DeleteProductDocument, { id: product.id, version: product.version })
      .toPromise();
    const problem = answerProblem(data?.deleteProduct, error);
    if (problem) toast.error({ title: 'The product was not deleted', text: problem });
    if (problem) return;
    toast.success({
      title: `${product.name} deleted`,
      action: { label: 'Undo', onAction: () => void restore(product) },
    });
  }
  async function restore(product: Named) {
    const { data, error } = await client.mutation(RestoreProductDocument, { id: product.id }).toPromise();
    const problem = answerProblem(data?.restoreProduct, error);
    if (problem) toast.error({ title: 'The product was not restored', text: problem });
    if (problem) return;
    toast.success({ title: `${product.name} restored` });
  }
  return { setStatus, remove, restore };
}
