import { DateTime } from '../../../kit/display/date-time.tsx';
import { Day } from '../../../kit/display/day.tsx';
import { Money } from '../../../kit/display/money.tsx';
import { Quantity } from '../../../kit/display/quantity.tsx';
import { Card } from '../../../kit/page/card.tsx';
import { DescriptionList } from '../../../kit/page/description-list.tsx';
import { statusText } from '../../../lib/format/text.ts';
import { ObjectLink } from '../../../shell/object-link.tsx';
import { RentTax } from '../rent-tax.tsx';
import type { RentalDetails } from '../rental-actions.ts';

export function TermsCard({ rental }: { rental: RentalDetails }) {
  const { customer, product } = rental;
  return (
    <Card title="Rental">
      <DescriptionList
        items={[
          {
            term: 'Customer',
            detail: customer && <ObjectLink id={customer.id}>{customer.name}</ObjectLink>,
          },
          {
            term: 'Product',
            detail: product ? (
              <ObjectLink id={product.id}>{rental.productName}</ObjectLink>
            ) : (
              rental.productName
            ),
          },
          { term: 'SKU', detail: rental.sku },
          { term: 'First day', detail: <Day value={rental.startDate} /> },
          { term: 'Ends', detail: <Day value={rental.endDate} /> },
          { term: 'Months', detail: <Quantity value={rental.months} /> },
          { term: 'Monthly', detail: <Money {...rental.monthlyRate} /> },
          { term: 'Tax', detail: <RentTax {...rental} /> },
          { term: 'Grace', detail: <Quantity value={rental.graceDays} unit="days" /> },
          { term: 'Held until', detail: rental.holdsUntil && <DateTime value={rental.holdsUntil} /> },
          { term: 'Ended', detail: rental.endedAt && <DateTime value={rental.endedAt} /> },
          { term: 'Reason', detail: rental.endReason },
          { term: 'Condition', detail: rental.returnCondition && statusText(rental.returnCondition) },
        ]}
      />
    </Card>
  );
}
