import type {
  CreateShippingMethodInput,
  ShippingMethodItemFragment,
  ShippingMethodKind,
} from './generated/graphql.ts';

export interface RateValues {
  /** Tells rows apart while they come and go. */
  readonly key: number;
  readonly upToWeightGrams: number | null;
  readonly upToTotal: string;
  readonly price: string;
}

/** A shipping method as its form holds it. */
export interface MethodValues {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly kind: ShippingMethodKind;
  readonly taxClassId: string | null;
  readonly zoneIds: readonly string[];
  readonly rates: readonly RateValues[];
  readonly freeFrom: string;
  readonly active: boolean;
}

let keys = 0;

export function newRate(): RateValues {
  return { key: keys++, upToWeightGrams: null, upToTotal: '', price: '' };
}

export function newMethod(): MethodValues {
  return {
    code: '',
    name: '',
    description: '',
    kind: 'FLAT',
    taxClassId: null,
    zoneIds: [],
    rates: [newRate()],
    freeFrom: '',
    active: true,
  };
}

/** The values of a method. Amounts of a currency that the store no longer sells in are left out: they would become others. */
export function methodValuesOf(method: ShippingMethodItemFragment, currencyCode: string): MethodValues {
  const { code, name, description, kind, active } = method;
  const known = (money: { amount: string; currencyCode: string } | null | undefined) =>
    money?.currencyCode === currencyCode ? money.amount : '';
  return {
    ...{ code, name, description, kind, active },
    taxClassId: method.taxClass?.id ?? null,
    zoneIds: method.zones.map(({ id }) => id),
    rates: method.rates.map(({ upToWeightGrams, upToTotal, price }) => ({
      key: keys++,
      upToWeightGrams,
      upToTotal: known(upToTotal),
      price: known(price),
    })),
    freeFrom: known(method.freeFrom),
  };
}

/** Whether its price has limits, and so several rates. */
export function hasLimits(kind: ShippingMethodKind): boolean {
  return kind === 'BY_WEIGHT' || kind === 'BY_TOTAL';
}

/** The rates that count: without limits, only the first. */
function ratesOf({ kind, rates }: MethodValues): readonly RateValues[] {
  return hasLimits(kind) ? rates : rates.slice(0, 1);
}

export function hasAllPrices(values: MethodValues): boolean {
  return ratesOf(values).every(({ price }) => price !== '');
}

/** The values as the API takes them, all of the method. Limits of another kind are left behind. */
export function methodInput(values: MethodValues): CreateShippingMethodInput {
  const { kind, taxClassId, zoneIds, freeFrom, active } = values;
  return {
    ...{ kind, taxClassId, active },
    code: values.code.trim(),
    name: values.name.trim(),
    description: values.description.trim(),
    // Whoever comes for the goods may live anywhere.
    zoneIds: kind === 'PICKUP' ? [] : [...zoneIds],
    rates: ratesOf(values).map(({ upToWeightGrams, upToTotal, price }) => ({
      upToWeightGrams: kind === 'BY_WEIGHT' ? upToWeightGrams : null,
      upToTotal: kind === 'BY_TOTAL' ? upToTotal || null : null,
      price,
    })),
    freeFrom: freeFrom || null,
  };
}
