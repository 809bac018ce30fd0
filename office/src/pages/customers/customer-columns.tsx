import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import type { CustomersQuery } from './generated/graphql.ts';
import { RestoreCustomerButton } from './restore-customer-button.tsx';

type Row = CustomersQuery['customers']['nodes'][number];

const plain: TableColumn<Row>[] = [
  { id: 'NAME', header: 'Name', sortable: true, width: 'medium', render: customer => customer.name },
  { id: 'CODE', header: 'Code', sortable: true, width: 'narrow', hideable: true, render: ({ code }) => code },
  {
    id: 'contact',
    header: 'Contact',
    hiddenAtFirst: true,
    render: ({ contactName }) => contactName ?? <Nothing />,
  },
  { id: 'email', header: 'Email', hideable: true, render: ({ email }) => email ?? <Nothing /> },
  { id: 'phone', header: 'Phone', hiddenAtFirst: true, render: ({ phone }) => phone ?? <Nothing /> },
  { id: 'city', header: 'City', hideable: true, render: ({ address }) => address?.city ?? <Nothing /> },
  {
    id: 'country',
    header: 'Country',
    hideable: true,
    render: ({ address }) => address?.country ?? <Nothing />,
  },
  {
    id: 'CREATED_AT',
    header: 'Since',
    sortable: true,
    hideable: true,
    render: ({ createdAt }) => <DateTime value={createdAt} />,
  },
];

const value: TableColumn<Row> = {
  id: 'value',
  header: 'Lifetime value',
  align: 'end',
  hideable: true,
  render: ({ lifetimeValue }) => <Money {...(lifetimeValue ?? { amount: null })} />,
};

const restore: TableColumn<Row> = {
  id: 'restore',
  header: 'Deleted',
  render: customer => (
    <>
      <DateTime value={customer.deletedAt} /> <RestoreCustomerButton customer={customer} />
    </>
  ),
};

export function customerColumns(shown: { withValue: boolean; withRestore: boolean }): TableColumn<Row>[] {
  return [...plain, ...(shown.withValue ? [value] : []), ...(shown.withRestore ? [restore] : [])];
}
