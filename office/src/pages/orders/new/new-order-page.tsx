import { useSearch } from '@tanstack/react-router';
import { ForbiddenPage } from '../../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../../shell/page-title.ts';
import { useCan } from '../../../shell/session/session-context.ts';
import { NewOrderForm } from './new-order-form.tsx';

export function NewOrderPage() {
  const can = useCan();
  const { customer } = useSearch({ from: '/frame/orders/new' });
  usePageTitle('New order');
  // Another customer's address begins another order.
  return can('ORDERS_MANAGE') ? <NewOrderForm key={customer} customerId={customer} /> : <ForbiddenPage />;
}
