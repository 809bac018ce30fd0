import { useState } from 'react';
import { type Client, useClient } from 'urql';
import { toast } from '../../../kit/toast/toasts.ts';
import { countText } from '../../../lib/format/text.ts';
import { failureText } from '../../../lib/graphql/failure-text.ts';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import {
  type ProductRowFragment,
  UpdateProductsDocument,
  type UpdateProductsMutationVariables,
} from '../generated/graphql.ts';

export type ProductChange = UpdateProductsMutationVariables['input']['changes'][number];

/** What became of one product. */
export interface BulkOutcome {
  readonly product: ProductRowFragment;
  /** Why it was refused; null when it was changed. */
  readonly problem: string | null;
}

interface BulkRequest {
  readonly products: readonly ProductRowFragment[];
  /** Without id and version. */
  readonly changeOf: (product: ProductRowFragment) => Partial<ProductChange>;
  /** What undoes the change, from the product as it was. */
  readonly undoOf: (product: ProductRowFragment) => Partial<ProductChange>;
}

/** Changes many products, says what became of each, and offers to undo what was done. */
export function useBulkUpdate() {
  const client = useClient();
  const keyOf = useIdempotencyKey();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | undefined>();

  async function run({ products, changeOf, undoOf }: BulkRequest): Promise<BulkOutcome[] | undefined> {
    const changes = products.map(product => ({
      ...changeOf(product),
      id: product.id,
      version: product.version,
    }));
    setPending(true);
    setFailure(undefined);
    const { results, failure: failed } = await send(client, keyOf(changes), changes);
    setPending(false);
    if (!results) {
      setFailure(failed);
      return undefined;
    }
    const changed = results.flatMap(result => (result.userErrors.length === 0 && result.product) || []);
    if (changed.length > 0) offerUndo(client, products, changed, undoOf);
    return results.map((result, index) => ({
      product: products[index] as ProductRowFragment,
      problem: result.userErrors.map(error => error.message).join(' ') || null,
    }));
  }
  return { run, pending, failure };
}

async function send(client: Client, idempotencyKey: string, changes: ProductChange[]) {
  const { data, error } = await client
    .mutation(UpdateProductsDocument, { input: { idempotencyKey, changes } })
    .toPromise();
  const refused = data?.updateProducts.userErrors.map(({ message }) => message).join(' ');
  const failure = failureText(error) || refused || 'The products could not be changed.';
  return { results: data?.updateProducts.results, failure };
}

function offerUndo(
  client: Client,
  before: readonly ProductRowFragment[],
  changed: readonly ProductRowFragment[],
  undoOf: BulkRequest['undoOf'],
) {
  const olds = new Map(before.map(product => [product.id, product]));
  const changes = changed.flatMap(({ id, version }) => {
    const old = olds.get(id);
    return old ? [{ ...undoOf(old), id, version }] : [];
  });
  // One key for this undoing, so that pressing it again after a lost answer does nothing twice.
  const key = `undo.${changes[0]?.id}.${changes[0]?.version}.${changes.length}`;
  const many = (count: number) => countText(count, 'product', 'products', navigator.language);

  async function undo() {
    const { results, failure } = await send(client, key, changes);
    const refused = results?.filter(result => result.userErrors.length > 0) ?? [];
    if (!results)
      toast.error({
        title: 'Nothing was undone',
        text: failure,
        action: { label: 'Try again', onAction: again },
      });
    else if (refused.length > 0)
      toast.error({
        title: `${many(refused.length)} could not be undone`,
        text: refused[0]?.userErrors[0]?.message,
      });
    else toast.success({ title: `Undone: ${many(changes.length)}` });
  }
  function again() {
    void undo();
  }
  toast.success({
    title: `${many(changes.length)} changed`,
    action: { label: 'Undo', onAction: again },
  });
}
