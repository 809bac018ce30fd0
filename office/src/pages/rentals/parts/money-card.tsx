import { Money } from '../../../kit/display/money.tsx';
import { Card } from '../../../kit/page/card.tsx';
import { DescriptionList } from '../../../kit/page/description-list.tsx';
import type { RentalDetails } from '../rental-actions.ts';

export function MoneyCard({ rental }: { rental: RentalDetails }) {
  return (
    <Card title="Money">
      <DescriptionList
        items={[
          { term: 'Total', detail: <Money {...rental.total} /> },
          { term: 'Paid', detail: <Money {...rental.paidTotal} /> },
          { term: 'To pay', detail: <Money {...rental.balance} /> },
          { term: 'Refunded', detail: <Money {...rental.refundedTotal} /> },
          { term: 'Deposit', detail: <Money {...rental.deposit} /> },
          { term: 'Deposit held', detail: <Money {...rental.depositHeld} /> },
          { term: 'Deposit kept', detail: <Money {...rental.depositKept} /> },
        ]}
      />
    </Card>
  );
}
