import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { statusText } from '../../lib/format/text.ts';
import { ObjectLink } from '../../shell/object-link.tsx';
import type { StockMovementsQuery } from './generated/graphql.ts';

export type MovementRow = StockMovementsQuery['stockMovements']['nodes'][number];

export const movementColumns: TableColumn<MovementRow>[] = [
  {
    id: 'product',
    header: 'Product',
    width: 'wide',
    render: ({ product }) =>
      product ? <ObjectLink id={product.id}>{product.name}</ObjectLink> : 'Deleted product',
  },
  {
    id: 'OCCURRED_AT',
    header: 'When',
    sortable: true,
    render: movement => <DateTime value={movement.at} />,
  },
  {
    id: 'reason',
    header: 'Reason',
    render: ({ reason, reference }) => <ObjectLink id={reference}>{statusText(reason)}</ObjectLink>,
  },
  { id: 'delta', header: 'Change', align: 'end', render: ({ delta }) => signed(delta) },
  {
    id: 'after',
    header: 'Level after',
    align: 'end',
    render: ({ onHandAfter }) => <Quantity value={onHandAfter} />,
  },
  { id: 'note', header: 'Note', hideable: true, render: ({ note }) => note ?? <Nothing /> },
  { id: 'actor', header: 'By', hideable: true, render: ({ actor }) => actor?.name ?? <Nothing /> },
];

function signed(delta: number): string {
  return delta > 0 ? `+${delta}` : `−${-delta}`;
}
