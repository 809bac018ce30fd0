import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { ConflictChoice } from '../../kit/form/conflict-notice.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import type { UserError } from '../../kit/form/user-error.ts';
import { toast } from '../../kit/toast/toasts.ts';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { missingFields } from '../../lib/missing-fields.ts';
import { useViewer } from '../../shell/session/session-context.ts';
import {
  type ProductDetailsFragment,
  ProductNowDocument,
  UpdateProductDocument,
} from './generated/graphql.ts';
import {
  changedFields,
  changesInput,
  type ProductField,
  type ProductValues,
  requiredValues,
  valuesOf,
  withField,
} from './product-values.ts';

/** What is typed, and the product that it was typed over: only both together say what the person changed. */
export interface ProductEdit {
  mine: ProductValues;
  base: ProductValues;
  version: number;
}

export interface ProductConflict {
  readonly values: ProductValues;
  readonly version: number;
  readonly changedAt: string;
  readonly changedBy: string | undefined;
}

export function useProductEdit(product: ProductDetailsFragment) {
  const viewer = useViewer();
  const client = useClient();
  const draft = useDraft<ProductEdit>(`${viewer.id}.product.${product.id}`, editOf(product));
  const [userErrors, setUserErrors] = useState<readonly UserError[]>([]);
  const [failure, setFailure] = useState<string | undefined>();
  const [pending, setPending] = useState(false);
  const [conflict, setConflict] = useState<ProductConflict | null>(null);

  // Somebody else saved while nothing was typed here: then the form shows what is so now.
  const isBehind = !draft.isDirty && draft.value.version < product.version;
  useEffect(() => {
    if (isBehind) draft.submitted(editOf(product));
  });

  async function send(edit: ProductEdit): Promise<void> {
    const missing = missingFields(requiredValues(edit.mine));
    setUserErrors(missing);
    setFailure(undefined);
    if (missing.length > 0) return;
    setPending(true);
    const { data, error } = await client
      .mutation(UpdateProductDocument, {
        input: { productId: product.id, version: edit.version, ...changesInput(edit.mine, edit.base) },
      })
      .toPromise();
    const answer = data?.updateProduct;
    const met = answer?.userErrors.find(each => each.__typename === 'VersionConflictError');
    if (met) return meet(edit, met.changedBy?.name);
    setPending(false);
    setFailure(failureText(error));
    setUserErrors(answer?.userErrors ?? []);
    if (!answer?.product) return;
    setConflict(null);
    draft.submitted(editOf(answer.product));
    toast.success({ title: 'Product saved' });
  }

  /** Looks at what the others made of it. What does not touch this form is no conflict for its reader. */
  async function meet(edit: ProductEdit, changedBy: string | undefined): Promise<void> {
    const { data, error } = await client
      .query(ProductNowDocument, { id: product.id }, { requestPolicy: 'network-only' })
      .toPromise();
    const now = data?.product;
    if (!now || now.deletedAt) {
      setPending(false);
      setFailure(failureText(error) ?? 'The product was deleted meanwhile. Restore it to save your changes.');
      return;
    }
    const theirs = valuesOf(now);
    if (changedFields(theirs, edit.base).length === 0) return send({ ...edit, version: now.version });
    setPending(false);
    setConflict({ values: theirs, version: now.version, changedAt: now.updatedAt, changedBy });
  }

  function resolve(choices: Record<string, ConflictChoice>) {
    if (!conflict) return;
    const { mine } = draft.value;
    const taken = Object.entries(choices).filter(([, choice]) => choice === 'theirs');
    const merged = taken.reduce(
      (values, [field]) => withField(values, conflict.values, field as ProductField),
      mine,
    );
    const next = { mine: merged, base: conflict.values, version: conflict.version };
    setConflict(null);
    if (changedFields(next.mine, next.base).length === 0) {
      // Theirs in everything: nothing is left to save.
      draft.submitted(next);
      return;
    }
    draft.set(next);
    return send(next);
  }

  return {
    draft,
    userErrors,
    failure,
    pending,
    conflict,
    change: (changes: Partial<ProductValues>) =>
      draft.set(edit => ({ ...edit, mine: { ...edit.mine, ...changes } })),
    save: () => send(draft.value),
    resolve,
  };
}

function editOf(product: ProductDetailsFragment): ProductEdit {
  const values = valuesOf(product);
  return { mine: values, base: values, version: product.version };
}
