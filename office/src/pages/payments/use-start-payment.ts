import { useAction } from '../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { PaymentStartDocument, type PaymentTargetInput } from './generated/graphql.ts';

/** Starts the payment of an order or of an installment, as `<PaymentSteps>` takes it. */
export function useStartPayment(target: PaymentTargetInput) {
  const starting = useAction(PaymentStartDocument, answer => answer.startPayment);
  const keyOf = useIdempotencyKey();

  async function start() {
    const answer = await starting.run({ input: { target, idempotencyKey: keyOf(target) } });
    return answer?.payment ?? null;
  }
  return { starting, start };
}
