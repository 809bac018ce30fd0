import type { NewOrderCustomersQuery, OrderLineInput } from '../generated/graphql.ts';

export type FoundCustomer = NewOrderCustomersQuery['customers']['nodes'][number];

export interface NewOrderLine {
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number | null;
}

export interface NewOrderAddress {
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly region: string;
  readonly country: string;
}

/** An order as it is typed. It is kept as a draft, so it holds only what JSON can hold. */
export interface NewOrder {
  readonly customer: { readonly id: string; readonly label: string } | null;
  readonly lines: readonly NewOrderLine[];
  readonly address: NewOrderAddress;
  readonly notes: string;
}

const noAddress: NewOrderAddress = { street: '', postalCode: '', city: '', region: '', country: '' };

export const emptyOrder: NewOrder = { customer: null, lines: [], address: noAddress, notes: '' };

export function addressOf(address: Partial<Record<keyof NewOrderAddress, string | null>> | null | undefined) {
  const { street, postalCode, city, region, country } = address ?? {};
  return {
    street: street ?? '',
    postalCode: postalCode ?? '',
    city: city ?? '',
    region: region ?? '',
    country: country ?? '',
  };
}

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

/** The address as the API takes it; null for the customer's own. */
export function addressInput(address: NewOrderAddress) {
  const { street, postalCode, city, region, country } = address;
  if (!street && !postalCode && !city && !region && !country) return null;
  return {
    street: street || null,
    postalCode: postalCode || null,
    city: city || null,
    region: region || null,
    country: country || null,
  };
}
