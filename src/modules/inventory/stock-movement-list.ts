import type { Context } from '../../platform/context/context.ts';
import { equals, within } from '../../platform/database/conditions.ts';
import { type List, sortBy } from '../../platform/database/page.ts';
import { onDays } from '../../platform/graphql/on-days.ts';
import type { StockMovementsArgs } from './inventory.inputs.ts';
import { StockMovement } from './stock-movement.entity.ts';

/** The movements that a filter finds, in the order of a sort. @throws UserError INVALID_INPUT */
export async function stockMovementList(
  ctx: Context,
  { filter, sort }: Pick<StockMovementsArgs, 'filter' | 'sort'>,
): Promise<List<StockMovement>> {
  const { productId, reason, occurredAt, occurredOn } = filter ?? {};
  return {
    entity: StockMovement,
    where: [
      equals('t.product_id', productId),
      within('t.at', occurredAt),
      await onDays(ctx, 't.at', occurredOn, 'occurredOn'),
    ],
    choices: [{ property: 'reason', values: reason }],
    sort: sortBy(ctx, StockMovement, 'at', sort?.direction !== 'ASC'),
  };
}
