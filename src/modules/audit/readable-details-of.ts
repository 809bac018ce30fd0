import type { Context } from '../../platform/context/context.ts';
import { hasAmounts, readableAmounts } from '../../platform/lib/readable-amounts.ts';
import type { AuditEntry } from './audit-entry.entity.ts';
import { currencyOfTarget } from './currency-of-target.ts';

/**
 * Details of an entry with amounts as decimal numbers, in the currency that they name or that their target has. Null when
 * there are none.
 * @param otherwise the currency of amounts whose target has none; without it they stay in minor units
 */
export async function readableDetailsOf(
  ctx: Context,
  { targetType, targetId }: Pick<AuditEntry, 'targetType' | 'targetId'>,
  details: Readonly<Record<string, unknown>> | undefined,
  otherwise?: string,
): Promise<unknown> {
  if (details === undefined || !hasAmounts(details)) return details ?? null;
  const own = details.currencyCode;
  const currencyCode =
    typeof own === 'string' ? own : ((await currencyOfTarget(ctx, targetType, targetId)) ?? otherwise);
  return currencyCode === undefined ? details : readableAmounts(details, currencyCode);
}
