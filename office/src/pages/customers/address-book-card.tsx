import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { Card } from '../../kit/page/card.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { useCan } from '../../shell/session/session-context.ts';
import { BookedAddress } from './booked-address.tsx';
import styles from './customer.module.css';
import type { CustomerOnPage } from './customer-page.tsx';

const AddressDialog = lazy(() => import('./address-dialog.tsx'));

/** The addresses that a customer keeps beside their own. */
export function AddressBookCard({ customer }: { customer: CustomerOnPage }) {
  const can = useCan();
  // The id of the one that is edited, or "new".
  const [open, setOpen] = useState<string | null>(null);
  const mayChange = can('CUSTOMERS_MANAGE') && customer.deletedAt === null;
  const edited = customer.addresses.find(({ id }) => id === open);
  return (
    <Card
      title="Address book"
      actions={
        mayChange && (
          <Button size="small" icon={<Plus aria-hidden />} onPress={() => setOpen('new')}>
            Add address
          </Button>
        )
      }
    >
      {customer.addresses.length === 0 ? (
        <EmptyState
          compact
          title="No addresses yet"
          text="Orders go to the customer's own address, unless they name another one."
        />
      ) : (
        <ul className={styles.addresses} aria-label="Addresses">
          {customer.addresses.map(address => (
            <BookedAddress
              key={address.id}
              customer={customer}
              address={address}
              onEdit={mayChange ? () => setOpen(address.id) : null}
            />
          ))}
        </ul>
      )}
      {(open === 'new' || edited) && (
        <Suspense>
          <AddressDialog customer={customer} address={edited} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </Card>
  );
}
