import type { Context } from '../../platform/context/context.ts';
import { between, equals } from '../../platform/database/conditions.ts';
import type { Sql } from '../../platform/database/sql.ts';
import type { MoneyRangeInput } from '../../platform/graphql/list-inputs.ts';
import { toMinor } from '../../platform/lib/money.ts';
import { knownSettings } from './settings.queries.ts';

/** Whether a range has an end, and so leaves only amounts in the currency of the store. */
export function hasEnd(range: MoneyRangeInput | null | undefined): range is MoneyRangeInput {
  return range?.min != null || range?.max != null;
}

/**
 * Conditions: the amount in the column is in the range, and in the currency of the store. An amount in another currency
 * cannot be compared with it. @throws UserError INVALID_INPUT
 */
export async function moneyWithin(
  ctx: Context,
  column: string,
  range: MoneyRangeInput | null | undefined,
  path: readonly string[],
): Promise<readonly (Sql | undefined)[]> {
  if (!hasEnd(range)) return [];
  const { currencyCode } = await knownSettings(ctx);
  const minor = (end: 'min' | 'max') => {
    const amount = range[end];
    return amount == null ? null : toMinor(amount, currencyCode, [...path, end]);
  };
  return [
    equals('t.currency_code', currencyCode),
    ...between(column, { min: minor('min'), max: minor('max') }),
  ];
}
