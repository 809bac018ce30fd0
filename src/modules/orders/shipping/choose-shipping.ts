import { UserError } from '../../../platform/lib/user-error.ts';
import type { Taxation } from '../../settings/store-taxation.ts';
import type { KnownMethod } from '../../shipping/known-methods.ts';
import { type Goods, goesTo, shippingPrice } from '../../shipping/shipping.rules.ts';
import type { ShippingCharge } from './shipping-charge.ts';

/** How an order is sent, as far as it can be. */
export interface ChosenShipping {
  readonly isPickup: boolean;
  /** Why the order cannot be placed with it. */
  readonly problems: readonly UserError[];
  /** What it costs, taxed as the order is; null where nothing can be charged. */
  chargeIn(taxation: Pick<Taxation, 'rateOf'>): ShippingCharge | null;
}

const path = ['shippingMethodId'];

/**
 * The shipping of an order, by the method that was chosen for it. A store without methods sends for nothing; one that has some
 * wants one named, so that nothing is sent for nothing because a client left it out, or because none is offered now.
 * @param zoneId where the goods go
 */
export function chooseShipping(
  methods: readonly KnownMethod[],
  shippingMethodId: string | null | undefined,
  goods: Goods,
  zoneId: string,
): ChosenShipping {
  const method = methods.find(({ id, active }) => active && id === shippingMethodId);
  if (!method) return notSent(missingProblem(methods, shippingMethodId));
  const isPickup = method.kind === 'PICKUP';
  const priceMinor = goesTo(method, zoneId) ? shippingPrice(method, goods) : null;
  if (priceMinor === null) return { ...notSent(unfitProblem(method, goods, zoneId)), isPickup };
  return {
    isPickup,
    problems: [],
    chargeIn: ({ rateOf }) => {
      const { ratePpm, name } = rateOf(method.taxClass);
      return {
        shippingMethodId: method.id,
        shippingName: method.name,
        isPickup,
        shippingMinor: priceMinor,
        shippingTaxClassId: method.taxClass,
        shippingTaxName: name,
        shippingTaxRatePpm: ratePpm,
      };
    },
  };
}

/** Whether an order that names this method is one that the customer comes for. */
export function isPickup(
  methods: readonly KnownMethod[],
  shippingMethodId: string | null | undefined,
): boolean {
  return methods.some(({ id, kind }) => id === shippingMethodId && kind === 'PICKUP');
}

function notSent(problem: UserError | null): ChosenShipping {
  return { isPickup: false, problems: problem ? [problem] : [], chargeIn: () => null };
}

function missingProblem(
  methods: readonly KnownMethod[],
  shippingMethodId: string | null | undefined,
): UserError | null {
  if (shippingMethodId != null)
    return new UserError(
      'NOT_FOUND',
      `There is no shipping method on offer with the id ${shippingMethodId}.`,
      {
        path,
      },
    );
  if (methods.length === 0) return null;
  return new UserError(
    'INVALID_INPUT',
    '"shippingMethodId" must name one of the `shippingMethods` that `quoteOrder` offers.',
    { path },
  );
}

function unfitProblem(
  { name, kind, zoneIds, currencyCode }: KnownMethod,
  goods: Goods,
  zoneId: string,
): UserError {
  const why = !goesTo({ kind, zoneIds }, zoneId)
    ? 'does not go to this address'
    : currencyCode !== goods.currencyCode
      ? `is priced in ${currencyCode}`
      : kind === 'BY_WEIGHT' && goods.weightGrams === null
        ? 'goes by weight, and the weight of a product is not known'
        : 'does not carry this order';
  return new UserError(
    'INVALID_INPUT',
    `"shippingMethodId" must fit the order: "${name}" ${why}. Choose one of the \`shippingMethods\` that \`quoteOrder\` offers.`,
    { path },
  );
}
