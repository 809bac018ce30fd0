import { useQuery } from 'urql';
import { Day } from '../../kit/display/day.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Card } from '../../kit/page/card.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { RentalQuoteDocument } from './generated/graphql.ts';
import { RentTax } from './rent-tax.tsx';

type RentalQuoteCardProps = {
  productId: string | undefined;
  months: number | null;
  /** Whom it is for, which decides the tax. */
  customerId: string | undefined;
};

/** What the rental will cost, as the API says, while the form is filled in. */
export function RentalQuoteCard({ productId, months, customerId }: RentalQuoteCardProps) {
  const isReady = Boolean(productId) && months !== null;
  const [{ data, error, fetching }] = useQuery({
    query: RentalQuoteDocument,
    variables: { productId: productId ?? '', months: months ?? 1, customerId },
    pause: !isReady,
  });
  const quote = isReady && !error ? data?.quoteRental : undefined;
  return (
    <Card title="Quote">
      {!isReady && (
        <EmptyState
          compact
          title="No quote yet"
          text="Choose a product and the months to see what it costs."
        />
      )}
      {isReady && error && <p role="alert">{failureText(error)}</p>}
      {isReady && !quote && !error && fetching && <SkeletonLines count={5} />}
      {quote && (
        <div aria-live="polite">
          <DescriptionList
            items={[
              {
                term: 'Stock',
                detail: quote.isAvailable ? (
                  <StatusBadge tone="success">Available</StatusBadge>
                ) : (
                  <StatusBadge tone="danger">Not in stock</StatusBadge>
                ),
              },
              { term: 'Monthly', detail: <Money {...quote.monthlyRate} /> },
              { term: 'Tax', detail: <RentTax {...quote} /> },
              { term: 'Deposit', detail: <Money {...quote.deposit} /> },
              { term: 'All installments', detail: <Money {...quote.rentTotal} /> },
              { term: 'With the deposit', detail: <Money {...quote.total} /> },
              { term: 'Price to buy', detail: <Money {...quote.price} /> },
              {
                term: 'First due',
                detail: quote.installments[0] && <Day value={quote.installments[0].dueOn} />,
              },
            ]}
          />
        </div>
      )}
    </Card>
  );
}
