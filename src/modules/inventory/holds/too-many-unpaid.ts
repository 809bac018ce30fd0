import { UserError } from '../../../platform/lib/user-error.ts';
import type { HoldRefusal } from './hold.rules.ts';

export interface RefusedHold extends HoldRefusal {
  /** Whether the customer holds too much, or all customers at their network do. */
  readonly whose: 'CUSTOMER' | 'NETWORK';
  /** Whether the customer could hold more with a confirmed email address. */
  readonly confirmingHelps: boolean;
  readonly now: Date;
}

const minuteSeconds = 60;

/** The refusal for people: what is held, what may be, and what they can do about it. */
export function tooManyUnpaid(refused: RefusedHold): UserError {
  const { heldOrders, heldUnits, orderLimit, unitLimit, retryAt, now } = refused;
  const retryAfterSeconds = retryAt && Math.max(1, Math.ceil((retryAt.getTime() - now.getTime()) / 1_000));
  return new UserError(
    'TOO_MANY_UNPAID',
    `${heldText(refused)}At most ${limitText(refused)} may be unpaid. ${adviceText(refused, retryAfterSeconds)}`,
    { heldOrders, heldUnits, orderLimit, unitLimit, retryAt, retryAfterSeconds },
  );
}

function heldText({ whose, heldOrders, heldUnits }: RefusedHold): string {
  if (heldOrders === 0) return '';
  const who = whose === 'CUSTOMER' ? 'You have' : 'Customers at your network address have';
  const what = count(heldOrders, 'unpaid order or rental', 'unpaid orders and rentals');
  return `${who} ${what} with ${count(heldUnits, 'unit')}. `;
}

function limitText({ orderLimit, unitLimit }: RefusedHold): string {
  const most = [
    ...(orderLimit === null ? [] : [count(orderLimit, 'order or rental', 'orders and rentals')]),
    ...(unitLimit === null ? [] : [count(unitLimit, 'unit')]),
  ];
  return most.join(' with ');
}

function adviceText({ whose, confirmingHelps, unitLimit }: RefusedHold, seconds: number | null): string {
  const ways = [
    ...(confirmingHelps ? ['confirm your email address'] : []),
    ...(whose === 'CUSTOMER' && seconds !== null ? ['pay or cancel one of them'] : []),
    seconds === null
      ? `order at most ${count(unitLimit ?? 0, 'unit')} before you pay`
      : `try again in ${count(Math.ceil(seconds / minuteSeconds), 'minute')}`,
  ];
  const text = ways.length > 1 ? `${ways.slice(0, -1).join(', ')}, or ${ways.at(-1)}` : ways[0]!;
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
