import { type AddressValues, addressOf } from '../../../shell/address/address-values.ts';
import type { NewOrderCustomersQuery, OrderLineInput } from '../generated/graphql.ts';

export type FoundCustomer = NewOrderCustomersQuery['customers']['nodes'][number];

export interface NewOrderLine {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number | null;
}

/** An order as it is typed. It is kept as a draft, so it holds only what JSON can hold. */
export interface NewOrder {
  readonly customer: { readonly id: string; readonly label: string } | null;
  readonly lines: readonly NewOrderLine[];
  readonly shippingAddress: AddressValues;
  /** Absent in a draft of an older version. */
  readonly shippingMethodId?: string;
  readonly notes: string;
}

export const emptyOrder: NewOrder = { customer: null, lines: [], shippingAddress: addressOf(), notes: '' };

/** One more unit of a product: on its line when there is one. */
export function withProduct(
  lines: readonly NewOrderLine[],
  { id, sku, name }: { id: string; sku: string; name: string },
): readonly NewOrderLine[] {
  const known = lines.some(line => line.productId === id);
  if (!known) return [...lines, { productId: id, sku, name, quantity: 1 }];
  return lines.map(line => (line.productId === id ? { ...line, quantity: (line.quantity ?? 0) + 1 } : line));
}

export function lineInputs(lines: readonly NewOrderLine[]): OrderLineInput[] {
  return lines.map(({ productId, quantity }) => ({ productId, quantity: quantity ?? 0 }));
}
