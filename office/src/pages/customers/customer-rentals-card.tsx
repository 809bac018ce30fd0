import { Day } from '../../kit/display/day.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Card } from '../../kit/page/card.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { PlainTable } from '../../kit/table/plain-table.tsx';
import { TextLink } from '../../kit/text/text-link.tsx';
import { RentalStatus } from '../rentals/rental-status.tsx';
import styles from './customer.module.css';
import type { CustomerOnPage } from './customer-page.tsx';

type Rentals = NonNullable<CustomerOnPage['rentals']>;

/** The last rentals, and the way to all of them. */
export function CustomerRentalsCard({ customerId, rentals }: { customerId: string; rentals: Rentals }) {
  return (
    <Card
      title="Rentals"
      actions={
        rentals.totalCount > 0 && <TextLink href={`/rentals?customer=${customerId}`}>All rentals</TextLink>
      }
    >
      {rentals.nodes.length === 0 ? (
        <EmptyState compact title="No rentals yet" />
      ) : (
        <PlainTable
          label="The last rentals"
          rows={rentals.nodes}
          getId={rental => rental.id}
          columns={[
            {
              id: 'number',
              header: 'Number',
              render: rental => (
                <span className={styles.number}>
                  <TextLink href={`/rentals/${rental.id}`}>{rental.number}</TextLink>
                </span>
              ),
            },
            { id: 'product', header: 'Product', render: rental => rental.productName },
            {
              id: 'until',
              header: 'From – to',
              render: rental => (
                <>
                  <Day value={rental.startDate} /> – <Day value={rental.endDate} />
                </>
              ),
            },
            { id: 'status', header: 'Status', render: rental => <RentalStatus status={rental.status} /> },
            {
              id: 'balance',
              header: 'Balance',
              align: 'end',
              render: rental => <Money {...rental.balance} />,
            },
          ]}
        />
      )}
    </Card>
  );
}
