import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import { loadById } from '../../../platform/database/load.ts';
import { type Row, selectRows } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { TaxClass } from './tax-class.entity.ts';

export type TaxClassRow = Row<TaxClass>;

export function taxClassById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<TaxClassRow | null> {
  checkId(id, TaxClass.idPrefix);
  return loadById(ctx, TaxClass, id, selectionBelow(ctx, info, TaxClass));
}

/** All tax classes, the default one first, then as they were made. */
export function listTaxClasses(ctx: Context, info: GraphQLResolveInfo): Promise<TaxClassRow[]> {
  const selection = selectionBelow(ctx, info, TaxClass);
  return selectRows<TaxClass>(
    ctx,
    selection,
    sql`${rawSql(`/* tax.classes */ select ${selection.text} from tax_class as t${selection.joins} where t.deleted_at is null order by t.id`)}`,
  );
}
