import type { Row } from '../../../platform/database/rows.ts';
import type { Settings } from '../../settings/settings.entity.ts';

/** Up to how many orders and units may be held; null is no limit. */
export interface HoldLimit {
  readonly orders: number | null;
  readonly units: number | null;
}

/** What a hold counts for. */
export interface Held {
  readonly units: number;
  readonly expiresAt: Date;
}

/** Why goods are not held. */
export interface HoldRefusal {
  readonly orderLimit: number | null;
  readonly unitLimit: number | null;
  readonly heldOrders: number;
  readonly heldUnits: number;
  /** When so much of it will have expired that there is room; null when the wish alone is above the limit. */
  readonly retryAt: Date | null;
}

type Limits = Pick<
  Row<Settings>,
  | 'unpaidOrderLimit'
  | 'unpaidUnitLimit'
  | 'unconfirmedOrderLimit'
  | 'unconfirmedUnitLimit'
  | 'networkOrderLimit'
  | 'networkUnitLimit'
>;

/** Whether a confirmed email address makes a difference. */
export function hasLowerLimit({ unconfirmedOrderLimit, unconfirmedUnitLimit }: Limits): boolean {
  return unconfirmedOrderLimit !== null || unconfirmedUnitLimit !== null;
}

/** What a customer may hold. */
export function limitOfCustomer(settings: Limits, isConfirmed: boolean): HoldLimit {
  const limit = { orders: settings.unpaidOrderLimit, units: settings.unpaidUnitLimit };
  return isConfirmed
    ? limit
    : {
        orders: lower(limit.orders, settings.unconfirmedOrderLimit),
        units: lower(limit.units, settings.unconfirmedUnitLimit),
      };
}

/** What all customers of a network may hold together. */
export function limitOfNetwork(settings: Limits): HoldLimit {
  return { orders: settings.networkOrderLimit, units: settings.networkUnitLimit };
}

/** Why `units` more cannot be held beside what is held; undefined when they can. */
export function refusalOf(
  { orders: orderLimit, units: unitLimit }: HoldLimit,
  held: readonly Held[],
  units: number,
): HoldRefusal | undefined {
  const heldUnits = held.reduce((sum, hold) => sum + hold.units, 0);
  const left = { orders: held.length, units: heldUnits };
  const hasRoom = () =>
    (orderLimit === null || left.orders < orderLimit) &&
    (unitLimit === null || left.units + units <= unitLimit);
  if (hasRoom()) return undefined;
  // One after the other expires, until there is room.
  const release = (hold: Held) => {
    left.orders--;
    left.units -= hold.units;
    return hasRoom();
  };
  const byExpiry = [...held].sort((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
  const retryAt = byExpiry.find(release)?.expiresAt ?? null;
  return { orderLimit, unitLimit, heldOrders: held.length, heldUnits, retryAt };
}

function lower(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
