import { useClient } from 'urql';
import { toast } from '../../kit/toast/toasts.ts';
import { answerProblem } from '../../lib/answer-problem.ts';
import {
  ShippingMethodCreateDocument,
  ShippingMethodDeleteDocument,
  type ShippingMethodItemFragment,
} from './generated/graphql.ts';
import { methodInput, methodValuesOf } from './method-values.ts';

/** Deleting a method is undone by writing the same again, so it does not ask first. */
export function useRemoveMethod() {
  const client = useClient();

  return async (method: ShippingMethodItemFragment) => {
    const { id, version, name } = method;
    const input = { shippingMethodId: id, version };
    const { data, error } = await client.mutation(ShippingMethodDeleteDocument, { input }).toPromise();
    const problem = answerProblem(data?.deleteShippingMethod, error);
    if (problem) return void toast.error({ title: `${name} was not deleted`, text: problem });
    const undo = async () => {
      const input = methodInput(methodValuesOf(method, method.rates[0]!.price.currencyCode));
      const { data, error } = await client.mutation(ShippingMethodCreateDocument, { input }).toPromise();
      const problem = answerProblem(data?.createShippingMethod, error);
      if (problem) toast.error({ title: `${name} was not added`, text: problem });
      else toast.success({ title: `${name} is back` });
    };
    toast.success({ title: `${name} deleted`, action: { label: 'Undo', onAction: () => void undo() } });
  };
}
