import type { Context } from '../../platform/context/context.ts';
import { guardReference } from '../../platform/database/guard.ts';
import { definedFields, trimmedFields } from '../../platform/database/saving.ts';
import { toMinor } from '../../platform/lib/money.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { TaxClass } from '../tax/classes/tax-class.entity.ts';
import { Zone } from '../tax/zones/zone.entity.ts';
import { limitsProblem, orderProblem, type RateProblem } from './shipping.rules.ts';
import type { ShippingMethod } from './shipping-method.entity.ts';
import type {
  CreateShippingMethodInput,
  ShippingRateInput,
  UpdateShippingMethodInput,
} from './shipping-method.inputs.ts';
import type { ShippingMethodKind } from './shipping-method-kind.ts';
import type { StoredShippingRate } from './shipping-rate.type.ts';

type Fields = CreateShippingMethodInput | Omit<UpdateShippingMethodInput, 'shippingMethodId' | 'version'>;

/**
 * The properties of the entity that an input sets, with its amounts and references checked.
 * @param current the method as it is; null for a new one
 * @param currencyCode that of the store, in which amounts are given
 * @throws UserError INVALID_INPUT, NOT_FOUND for a tax class or a zone
 */
export async function shippingMethodFields(
  ctx: Context,
  { taxClassId, zoneIds, rates, freeFrom, ...texts }: Fields,
  current: ShippingMethod | null,
  currencyCode: string,
): Promise<Partial<ShippingMethod>> {
  const kind = texts.kind ?? current!.kind;
  checkAmountsStay(current, { rates, freeFrom }, currencyCode);
  if (!rates && current && kind !== current.kind)
    throw new UserError('INVALID_INPUT', `"rates" must be passed together with another kind.`, {
      path: ['rates'],
    });
  return definedFields({
    ...trimmedFields(texts),
    taxClass: await guardReference(ctx, TaxClass, taxClassId, ['taxClassId']),
    zoneIds: zoneIds === undefined ? undefined : await checkedZones(ctx, zoneIds ?? []),
    rates: rates ? storedRatesOf(kind, rates, currencyCode) : undefined,
    freeFromMinor: freeFrom == null ? freeFrom : toMinor(freeFrom, currencyCode, ['freeFrom']),
    currencyCode: current && !rates ? undefined : currencyCode,
  }) as Partial<ShippingMethod>;
}

/** Amounts are numbers of minor units: in another currency they would be others. So all of them change together. */
function checkAmountsStay(
  current: ShippingMethod | null,
  { rates, freeFrom }: Pick<Fields, 'rates' | 'freeFrom'>,
  currencyCode: string,
): void {
  if (!current || current.currencyCode === currencyCode) return;
  const left = !rates && freeFrom != null ? 'rates' : null;
  const other = rates && freeFrom === undefined && current.freeFromMinor !== null ? 'freeFrom' : null;
  const missing = left ?? other;
  if (missing)
    throw new UserError(
      'INVALID_INPUT',
      `"${missing}" is in ${current.currencyCode}, and the store sells in ${currencyCode} now. Pass it, too.`,
      { path: [missing] },
    );
}

async function checkedZones(ctx: Context, zoneIds: readonly string[]): Promise<string[]> {
  const unique = [...new Set(zoneIds)];
  const zones = new Set((await ctx.em.find(Zone, { id: { $in: unique } })).map(({ id }) => id));
  const unknown = unique.find(id => !zones.has(id));
  if (unknown === undefined) return unique;
  const path = ['zoneIds', String(zoneIds.indexOf(unknown))];
  throw new UserError('NOT_FOUND', `There is no zone with the id ${unknown}.`, { path });
}

function storedRatesOf(
  kind: ShippingMethodKind,
  rates: readonly ShippingRateInput[],
  currencyCode: string,
): StoredShippingRate[] {
  refuse(limitsProblem(kind, rates));
  const stored = rates.map(({ upToWeightGrams, upToTotal, price }, index): StoredShippingRate => {
    const at = (field: string) => ['rates', String(index), field];
    const upTo =
      upToTotal == null ? (upToWeightGrams ?? null) : toMinor(upToTotal, currencyCode, at('upToTotal'));
    return { upTo, priceMinor: toMinor(price, currencyCode, at('price')) };
  });
  const index = orderProblem(stored);
  const field = kind === 'BY_WEIGHT' ? 'upToWeightGrams' : 'upToTotal';
  if (index !== undefined)
    refuse({ index, field, message: `must be more than ${index === 0 ? '0' : 'in the rate before it'}.` });
  return stored;
}

function refuse(problem: RateProblem | undefined): void {
  if (!problem) return;
  const { index, field, message } = problem;
  const path = ['rates', ...(index === undefined ? [] : [String(index), field!])];
  throw new UserError('INVALID_INPUT', `"${path.at(-1)}" ${message}`, { path });
}
