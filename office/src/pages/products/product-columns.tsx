import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { Money } from '../../kit/display/money.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import { Thumb } from '../../kit/media/thumb.tsx';
import { AvailabilityBadge, ProductStatusBadge } from './badges.tsx';
import type { ProductRowFragment } from './generated/graphql.ts';
import styles from './products.module.css';

export const productColumns: TableColumn<ProductRowFragment>[] = [
  {
    id: 'NAME',
    header: 'Product',
    sortable: true,
    width: 'wide',
    render: ({ name, images }) => (
      <span className={styles.named}>
        <Thumb src={images[0]} alt="" />
        <span>{name}</span>
      </span>
    ),
  },
  {
    id: 'SKU',
    header: 'SKU',
    sortable: true,
    hideable: true,
    render: product => <span className={styles.code}>{product.sku}</span>,
  },
  {
    id: 'category',
    header: 'Category',
    hideable: true,
    render: ({ category }) => category?.name ?? <Nothing />,
  },
  {
    id: 'supplier',
    header: 'Supplier',
    hiddenAtFirst: true,
    render: ({ supplier }) => supplier?.name ?? <Nothing />,
  },
  {
    id: 'PRICE',
    header: 'Price',
    align: 'end',
    sortable: true,
    hideable: true,
    render: ({ price }) => <Money {...price} />,
  },
  {
    id: 'rent',
    header: 'Rent a month',
    align: 'end',
    hiddenAtFirst: true,
    render: ({ rentalTerms }) =>
      rentalTerms ? <Money {...rentalTerms.monthlyRate} /> : <Money amount={null} />,
  },
  {
    id: 'STOCK',
    header: 'On hand',
    align: 'end',
    sortable: true,
    hideable: true,
    render: ({ stock }) => <Quantity value={stock.onHand} />,
  },
  {
    id: 'availability',
    header: 'Availability',
    hideable: true,
    render: ({ stock }) => <AvailabilityBadge availability={stock.availability} />,
  },
  {
    id: 'status',
    header: 'Status',
    hideable: true,
    render: product => <ProductStatusBadge {...product} />,
  },
  {
    id: 'UPDATED_AT',
    header: 'Changed',
    sortable: true,
    hiddenAtFirst: true,
    render: product => <RelativeTime value={product.updatedAt} />,
  },
];
