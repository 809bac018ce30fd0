import { useClient } from 'urql';
import { toast } from '../../kit/toast/toasts.ts';
import { answerProblem } from '../../lib/answer-problem.ts';
import {
  DeleteSupplierDocument,
  RestoreSupplierDocument,
  type SupplierDetailsFragment,
} from './generated/graphql.ts';

type Named = Pick<SupplierDetailsFragment, 'id' | 'version' | 'name'>;

/** Deleting can be undone, so it does not ask first. */
export function useSupplierChanges() {
  const client = useClient();

  /** Whether it worked. */
  async function remove(supplier: Named): Promise<boolean> {
    const { id, version, name } = supplier;
    const { data, error } = await client.mutation(DeleteSupplierDocument, { id, version }).toPromise();
    const problem = answerProblem(data?.deleteSupplier, error);
    if (problem) toast.error({ title: `${name} was not deleted`, text: problem });
    else
      toast.success({
        title: `${name} deleted`,
        action: { label: 'Undo', onAction: () => void restore(supplier) },
      });
    return !problem;
  }
  async function restore({ id, name }: Pick<Named, 'id' | 'name'>) {
    const { data, error } = await client.mutation(RestoreSupplierDocument, { id }).toPromise();
    const problem = answerProblem(data?.restoreSupplier, error);
    if (problem) toast.error({ title: `${name} was not restored`, text: problem });
    else toast.success({ title: `${name} restored` });
  }
  return { remove, restore };
}
