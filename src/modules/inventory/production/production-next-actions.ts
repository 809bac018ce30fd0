import { isAllowed } from '../../../platform/authorization/actor.ts';
import type { Context } from '../../../platform/context/context.ts';
import { loadGroup } from '../../../platform/database/load.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { nextActionOf, nextActions } from '../../../platform/graphql/next-action.ts';
import type { Problem } from '../../../platform/lib/problem.ts';
import type { ProductionRecordRow } from './production.queries.ts';
import { leftStoreProblem, voidedProblem } from './production-actions.rules.ts';

export const ProductionRecordNextAction = nextActionOf('ProductionRecord', {
  VOID: 'Void it: `voidProduction`.',
});

export const recordActionColumns = ['product', 'quantity', 'voidedAt'];

export function nextActionsOfRecord(ctx: Context, record: ProductionRecordRow) {
  return nextActions({
    VOID:
      isAllowed(ctx.actor, 'PRODUCTION_RECORD') &&
      (() => voidedProblem(record) ?? problemOfStock(ctx, record)),
  });
}

/** The product may be deleted, and still have stock. */
async function problemOfStock(
  ctx: Context,
  { product, quantity }: ProductionRecordRow,
): Promise<Problem | null> {
  const [stocked] = await loadGroup<{ name: string; stockOnHand: number }>(
    ctx,
    'stock of products',
    product,
    ids =>
      query(
        ctx,
        sql`/* inventory.stockOf */ select id as groupId, name, stock_on_hand as stockOnHand from product where id in (${listSql(ids)})`,
      ),
  );
  return stocked ? leftStoreProblem({ id: product, ...stocked }, quantity) : null;
}
