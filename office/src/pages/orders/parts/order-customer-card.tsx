import { Card } from '../../../kit/page/card.tsx';
import { DescriptionList } from '../../../kit/page/description-list.tsx';
import { Address } from '../../../kit/text/address.tsx';
import { CodeText } from '../../../kit/text/code-text.tsx';
import { TextLink } from '../../../kit/text/text-link.tsx';
import { ObjectLink } from '../../../shell/object-link.tsx';
import type { OrderDetails } from '../order-page.tsx';

export function OrderCustomerCard({ order }: { order: OrderDetails }) {
  const { customer, shippingAddress, billingAddress, trackingNumber, shipments } = order;
  const name = customer && <ObjectLink id={customer.id}>{customer.name}</ObjectLink>;
  return (
    <Card title="Customer">
      <DescriptionList
        items={[
          { term: 'Name', detail: name ?? 'Nobody in particular' },
          { term: 'Contact', detail: customer?.contactName },
          {
            term: 'Email',
            detail: customer?.email && (
              <TextLink href={`mailto:${customer.email}`}>{customer.email}</TextLink>
            ),
          },
          {
            term: 'Phone',
            detail: customer?.phone && <TextLink href={`tel:${customer.phone}`}>{customer.phone}</TextLink>,
          },
          { term: 'Goes by', detail: order.shippingName },
          { term: 'Ship to', detail: shippingAddress && <Address address={shippingAddress} /> },
          { term: 'Bill to', detail: billingAddress && <Address address={billingAddress} /> },
          {
            term: 'Tracking',
            // Shipments show their own.
            detail: trackingNumber && shipments.length === 0 && (
              <CodeText text={trackingNumber} label="tracking number" />
            ),
          },
          { term: 'Canceled', detail: order.cancelReason },
        ]}
      />
    </Card>
  );
}
