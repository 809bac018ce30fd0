import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

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
    IN_STOCK: { description: 'More than the low-stock threshold.' },
    LOW_STOCK: { description: 'Some, but no more than the threshold.' },
    OUT_OF_STOCK: { description: 'None.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'How much of a product there is.' })
export class Stock {
  @Field(() => Int, { description: 'Units in the store.' })
  onHand!: number;

  @Field(() => Int, { description: 'At this many or fewer it runs low.' })
  lowStockThreshold!: number;

  @Field(() => Availability, { description: 'The same in one word.' })
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

function availabilityOf(onHand: number, lowStockThreshold: number): Availability {
  if (onHand <= 0) return 'OUT_OF_STOCK';
  return onHand <= lowStockThreshold ? 'LOW_STOCK' : 'IN_STOCK';
}
