import { demoDays, demoOpening } from '../../../platform/lib/demo-history.ts';
import type { SeededRandom } from '../../../platform/lib/seeded-random.ts';
import type { StoredAddress } from '../../accounts/addresses/address.ts';
import type { PricedLine } from '../order.rules.ts';

export interface DemoProduct {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly priceMinor: number;
  readonly stockOnHand: number;
}

export interface DemoCustomer {
  readonly id: string;
  readonly userId: string | null;
  readonly joinedAt: Date;
  readonly address: StoredAddress | null;
}

export interface DemoSeller {
  readonly id: string;
  readonly userId: string | null;
}

export interface DemoLine extends PricedLine {
  readonly product: DemoProduct;
}

/** How an order ends, if there was time for it. */
export type DemoFate = 'KEPT' | 'EXPIRED' | 'CANCELLED' | 'VOIDED' | 'RETURNED';

export interface DemoOrder {
  readonly channel: 'ONLINE' | 'COUNTER';
  readonly placedAt: Date;
  readonly customer: DemoCustomer | null;
  readonly seller: DemoSeller | null;
  readonly method: 'LOCAL' | 'CASH' | 'CARD_TERMINAL';
  readonly lines: readonly DemoLine[];
  readonly fate: DemoFate;
}

export interface DemoStore {
  readonly products: readonly DemoProduct[];
  readonly customers: readonly DemoCustomer[];
  readonly sellers: readonly DemoSeller[];
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Sunday first. The counter is closed on Sundays. */
const counterByWeekday = [0, 1.6, 1.4, 1.6, 1.8, 2.6, 3.4];
const onlineByWeekday = [3.2, 2.6, 2.2, 2.2, 2.4, 2.6, 3];
/** The more expensive a product is, the less often it is bought. */
const priceAversion = 0.55;
const cheapMinor = 6_000;

/** The orders of the demo store until now, oldest first: a few more each month, and most at the weekend. */
export function planDemoOrders(random: SeededRandom, now: Date, store: DemoStore): DemoOrder[] {
  const opening = Math.ceil(demoOpening(now).getTime() / dayMs) * dayMs;
  const orders: DemoOrder[] = [];
  for (let day = 0; day <= demoDays + 1; day++) {
    const midnight = opening + day * dayMs;
    const weekday = new Date(midnight).getUTCDay();
    const growth = 0.7 + (0.6 * day) / demoDays;
    for (const channel of ['COUNTER', 'ONLINE'] as const) {
      const usual = (channel === 'COUNTER' ? counterByWeekday : onlineByWeekday)[weekday]!;
      const count = Math.round(usual * growth * random.between(0.5, 1.5));
      for (let number = 0; number < count; number++) orders.push(planOrder(random, midnight, channel, store));
    }
  }
  return orders
    .filter(order => order.placedAt.getTime() < now.getTime() - hourMs)
    .sort((a, b) => a.placedAt.getTime() - b.placedAt.getTime());
}

function planOrder(
  random: SeededRandom,
  midnight: number,
  channel: 'ONLINE' | 'COUNTER',
  { products, customers, sellers }: DemoStore,
): DemoOrder {
  const isOnline = channel === 'ONLINE';
  const hour = isOnline ? random.between(6.5, 23.5) : random.between(9, 19.5);
  const placedAt = new Date(Math.floor(midnight + hour * hourMs));
  const known = customers.filter(({ joinedAt }) => joinedAt < placedAt);
  const lines = planLines(random, isOnline, products);
  return {
    channel,
    placedAt,
    customer: isOnline || random.chance(0.35) ? random.weighted(known, likelihoodOf) : null,
    seller: isOnline ? null : random.weighted(sellers, seller => 1 + sellers.indexOf(seller)),
    method: isOnline ? 'LOCAL' : random.chance(0.4) ? 'CASH' : 'CARD_TERMINAL',
    lines,
    fate: fateOf(random, isOnline, lines),
  };
}

/** Customers with an account come back more often. */
function likelihoodOf({ userId }: DemoCustomer): number {
  return userId === null ? 1 : 1.5;
}

function planLines(
  random: SeededRandom,
  isOnline: boolean,
  products: readonly DemoProduct[],
): readonly DemoLine[] {
  const count = random.weighted([1, 2, 3, 4], lines => 1 / lines ** 1.4);
  const discountPpm = !isOnline && random.chance(0.12) ? random.pick([50_000, 100_000]) : 0;
  const chosen = new Set<DemoProduct>();
  while (chosen.size < count)
    chosen.add(random.weighted(products, product => product.priceMinor ** -priceAversion));
  return [...chosen].map(product => ({
    product,
    unitPriceMinor: product.priceMinor,
    quantity: product.priceMinor < cheapMinor && random.chance(0.35) ? random.integer(2, 4) : 1,
    discountPpm,
  }));
}

function fateOf(random: SeededRandom, isOnline: boolean, lines: readonly DemoLine[]): DemoFate {
  const fate = random.next();
  // A product that is sold out, or nearly, stays so, while canceled or returned units would restock it.
  if (lines.some(({ product }) => product.stockOnHand < 10)) return 'KEPT';
  if (isOnline)
    return fate < 0.05 ? 'EXPIRED' : fate < 0.08 ? 'CANCELLED' : fate < 0.13 ? 'RETURNED' : 'KEPT';
  return fate < 0.04 ? 'VOIDED' : fate < 0.08 ? 'RETURNED' : 'KEPT';
}
