import { useQuery } from 'urql';
import { Money } from '../../../kit/display/money.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { DescriptionList } from '../../../kit/page/description-list.tsx';
import { ErrorState } from '../../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../../kit/state/skeleton.tsx';
import { toast } from '../../../kit/toast/toasts.ts';
import { errorState } from '../../../lib/graphql/error-state.ts';
import { useAction } from '../../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../../lib/idempotency-key.ts';
import { PaymentSteps } from '../../payments/payment-steps.tsx';
import { RentalBuyOutDocument, RentalBuyoutQuoteDocument } from '../generated/graphql.ts';
import type { RentalDialogProps } from '../rental-actions.ts';

export function BuyOutDialog({ rental, onClose }: RentalDialogProps) {
  const [{ data, error }, read] = useQuery({
    query: RentalBuyoutQuoteDocument,
    variables: { id: rental.id },
    requestPolicy: 'network-only',
  });
  const buying = useAction(RentalBuyOutDocument, answer => answer.buyOutRental);
  const keyOf = useIdempotencyKey();
  const quote = data?.quoteRentalBuyout;
  const failure = errorState(error, () => read({ requestPolicy: 'network-only' }));
  const boughtText = `Rental ${rental.number} is bought out`;

  async function start() {
    const input = { rentalId: rental.id };
    const answer = await buying.run({ input: { ...input, idempotencyKey: keyOf(input) } });
    // Where the credits cover the price, nothing is left to pay and it is bought at once.
    if (answer && !answer.payment) {
      toast.success({ title: boughtText });
      onClose();
    }
    return answer?.payment ?? null;
  }

  return (
    <Dialog isOpen onClose={onClose} title={`Buy out rental ${rental.number}`}>
      {failure && <ErrorState {...failure} compact />}
      {!quote && !failure && <SkeletonLines count={5} />}
      {quote && (
        <PaymentSteps
          start={start}
          starting={buying}
          startLabel="Buy out"
          paidText={boughtText}
          onDone={onClose}
        >
          <DescriptionList
            items={[
              { term: 'Price', detail: <Money {...quote.price} /> },
              { term: 'Rent that counts', detail: <Money {...quote.rentCredit} /> },
              { term: 'Deposit that counts', detail: <Money {...quote.depositCredit} /> },
              { term: 'Left to pay', detail: <Money {...quote.amount} /> },
              { term: 'Deposit returned', detail: <Money {...quote.depositReturn} /> },
            ]}
          />
        </PaymentSteps>
      )}
    </Dialog>
  );
}
