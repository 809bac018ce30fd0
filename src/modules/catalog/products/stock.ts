import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Public } from '../../../platform/graphql/public.ts';

export const Availability = {
  IN_STOCK: 'IN_STOCK',
  LOW_STOCK: 'LOW_STOCK',
  OUT_OF_STOCK: 'OUT_OF_STOCK',
} as const;
export type Availability = keyof typeof Availability;
registerEnumType(Availability, {
  name: 'Availability',
  description: 'How well a product is stocked.',
  valuesConfig: {
    IN_STOCK: { description: 'More units than the low-stock threshold.' },
    LOW_STOCK: { description: 'At least one unit, but no more than the low-stock threshold.' },
    OUT_OF_STOCK: { description: 'No units.' },
  },
});

@Public()
@ObjectType({ simpleResolvers: true, description: 'The stock of a product.' })
export class Stock {
  @Field(() => Int, { description: 'Units on hand.' })
  onHand!: number;

  @Field(() => Int, { description: 'The low-stock threshold: at this level or below, the product runs low.' })
  lowStockThreshold!: number;

  @Field(() => Availability, { description: 'The level compared with the threshold.' })
  availability!: Availability;
}

export function stockOf({
  stockOnHand,
  lowStockThreshold,
}: {
  stockOnHand: number;
  lowStockThreshold: number;
}): Stock {
  return {
    onHand: stockOnHand,
    lowStockThreshold,
    availability: availabilityOf(stockOnHand, lowStockThreshold),
  };
}

/** The same in SQL. */
export const availabilityColumn =
  "(case when `stock_on_hand` <= 0 then 'OUT_OF_STOCK' when `stock_on_hand` <= `low_stock_threshold` then 'LOW_STOCK' else 'IN_STOCK' end) virtual";

function availabilityOf(onHand: number, lowStockThreshold: number): Availability {
  if (onHand <= 0) return 'OUT_OF_STOCK';
  return onHand <= lowStockThreshold ? 'LOW_STOCK' : 'IN_STOCK';
}
