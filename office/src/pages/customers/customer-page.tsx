import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { Money } from '../../kit/display/money.tsx';
import { Total } from '../../kit/display/total.tsx';
import { Card } from '../../kit/page/card.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { Address } from '../../kit/text/address.tsx';
import { TextLink } from '../../kit/text/text-link.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { NotFoundPage } from '../../shell/error/not-found-page.tsx';
import { ObjectLink } from '../../shell/object-link.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { AddressBookCard } from './address-book-card.tsx';
import styles from './customer.module.css';
import { CustomerHeader } from './customer-header.tsx';
import { CustomerOrdersCard } from './customer-orders-card.tsx';
import { CustomerPaymentsCard } from './customer-payments-card.tsx';
import { CustomerRentalsCard } from './customer-rentals-card.tsx';
import { CustomerPageDocument, type CustomerPageQuery } from './generated/graphql.ts';

export type CustomerOnPage = NonNullable<CustomerPageQuery['customer']>;

export function CustomerPage() {
  const can = useCan();
  const { customerId } = useParams({ from: '/frame/customers/$customerId' });
  return can('CUSTOMERS_VIEW') ? <OneCustomer key={customerId} customerId={customerId} /> : <ForbiddenPage />;
}

function OneCustomer({ customerId }: { customerId: string }) {
  const can = useCan();
  const [{ data, fetching, error }, read] = useQuery({
    query: CustomerPageDocument,
    variables: {
      id: customerId,
      withOrders: can('ORDERS_VIEW'),
      withRentals: can('RENTALS_VIEW'),
      withPayments: can('PAYMENTS_VIEW'),
    },
  });
  const customer = data?.customer;
  usePageTitle(customer?.name ?? 'Customer');

  const failure = errorState(error, () => read({ requestPolicy: 'network-only' }));
  if (failure && !customer) return <ErrorState {...failure} retrying={fetching} />;
  if (!data) return <SkeletonLines count={8} label="Loading the customer…" />;
  if (!customer) return <NotFoundPage />;
  const { email, phone, user, lifetimeValue } = customer;
  return (
    <>
      <CustomerHeader customer={customer} />
      <div className={styles.columns}>
        <div className={styles.main}>
          {customer.orders && <CustomerOrdersCard customerId={customer.id} orders={customer.orders} />}
          {customer.rentals && <CustomerRentalsCard customerId={customer.id} rentals={customer.rentals} />}
          {data.payments && <CustomerPaymentsCard payments={data.payments} />}
        </div>
        <div className={styles.side}>
          <Card title="Details">
            <DescriptionList
              items={[
                { term: 'Code', detail: customer.code },
                { term: 'Contact', detail: customer.contactName },
                { term: 'Email', detail: email && <TextLink href={`mailto:${email}`}>{email}</TextLink> },
                { term: 'Phone', detail: phone && <TextLink href={`tel:${phone}`}>{phone}</TextLink> },
                { term: 'Address', detail: <Address address={customer.address} /> },
                {
                  term: 'Account',
                  detail: user ? <ObjectLink id={user.id}>Has an account</ObjectLink> : 'None',
                },
                {
                  term: 'Orders',
                  detail: customer.orders && <Total of={customer.orders} />,
                },
                { term: 'Lifetime value', detail: lifetimeValue && <Money {...lifetimeValue} /> },
              ]}
            />
          </Card>
          <AddressBookCard customer={customer} />
        </div>
      </div>
    </>
  );
}
