import type { GraphQLResolveInfo } from 'graphql';
import { requirePermission } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { notDeleted } from '../../platform/database/conditions.ts';
import { loadById } from '../../platform/database/load.ts';
import { sortBy } from '../../platform/database/page.ts';
import type { Row } from '../../platform/database/rows.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import { type ImportRegistry, importRegistry } from '../../platform/files/import/import-registry.ts';
import {
  type ConnectionArgs,
  type ConnectionData,
  connectionPaths,
  readChildConnection,
  readConnection,
} from '../../platform/graphql/connection.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { Import } from './import.entity.ts';
import type { ImportsArgs } from './import.inputs.ts';
import { ImportProblem } from './import-problem.entity.ts';

export type ImportRow = Row<Import>;

type Kinds = ReturnType<ImportRegistry['kindsFor']>;

/** The kinds that the actor may import. @throws FORBIDDEN for whoever may import nothing */
export function importableKinds(ctx: Context): Kinds {
  const { permissions, mustEnrollMfa } = ctx.actor;
  const kinds = mustEnrollMfa ? [] : ctx.services.get(importRegistry).kindsFor(permissions);
  // Of all kinds this needs the least.
  if (kinds.length === 0) requirePermission(ctx, 'CATALOG_MANAGE');
  return kinds;
}

/** An import of a kind that the actor may import; null for another one. */
export async function importById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<ImportRow | null> {
  const kinds = importableKinds(ctx);
  checkId(id, Import.idPrefix);
  const found = await loadById(ctx, Import, id, selectionBelow(ctx, info, Import, [[]], ['kind']));
  return found && kinds.includes(found.kind) ? found : null;
}

/** The imports of the kinds that the actor may import, the newest first. */
export function listImports(
  ctx: Context,
  args: ImportsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<ImportRow>> {
  return readConnection(ctx, info, 'imports.imports', {
    entity: Import,
    selection: selectionBelow(ctx, info, Import, connectionPaths),
    where: [sql`t.kind in (${listSql(importableKinds(ctx))})`, notDeleted],
    sort: sortBy(ctx, Import, 'createdAt', args.sort?.direction !== 'ASC'),
    args,
  });
}

/** The problems of an import, in the order in which they were found. */
export function listProblemsOf(
  ctx: Context,
  importId: string,
  args: ConnectionArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<Row<ImportProblem>>> {
  return readChildConnection(ctx, info, 'imports.problems', {
    entity: ImportProblem,
    selection: selectionBelow(ctx, info, ImportProblem, connectionPaths, ['position']),
    where: [sql`t.import_id = ${importId}`],
    sort: sortBy(ctx, ImportProblem, 'position', false),
    args,
  });
}
