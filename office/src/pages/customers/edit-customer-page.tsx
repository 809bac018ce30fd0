import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { NotFoundPage } from '../../shell/error/not-found-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { EditCustomerForm } from './edit-customer-form.tsx';
import { CustomerEditDocument } from './generated/graphql.ts';

export function EditCustomerPage() {
  const { customerId } = useParams({ from: '/frame/customers/$customerId/edit' });
  const can = useCan();
  const [{ data, fetching, error }, read] = useQuery({
    query: CustomerEditDocument,
    variables: { id: customerId },
    pause: !can('CUSTOMERS_MANAGE'),
    // Editing begins with what is true now, not with what a list showed.
    requestPolicy: 'network-only',
  });
  const customer = data?.customer;
  usePageTitle(customer ? `Edit ${customer.name}` : 'Edit customer');

  if (!can('CUSTOMERS_MANAGE')) return <ForbiddenPage />;
  const failure = errorState(error, () => read({ requestPolicy: 'network-only' }));
  if (failure && !data) return <ErrorState {...failure} retrying={fetching} />;
  if (!data) return <SkeletonLines count={8} label="Loading the customer…" />;
  return customer ? <EditCustomerForm key={customer.id} customer={customer} /> : <NotFoundPage />;
}
