import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import { notDeleted } from '../../../platform/database/conditions.ts';
import { loadById } from '../../../platform/database/load.ts';
import { sortBy } from '../../../platform/database/page.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { type Sql, sql } from '../../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readConnection,
} from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { SecurityAlert } from './security-alert.entity.ts';
import type { SecurityAlertsArgs } from './security-alert.inputs.ts';

export type SecurityAlertRow = Row<SecurityAlert>;

export function securityAlertById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<SecurityAlertRow | null> {
  checkId(id, SecurityAlert.idPrefix);
  return loadById(ctx, SecurityAlert, id, selectionBelow(ctx, info, SecurityAlert));
}

export function listSecurityAlerts(
  ctx: Context,
  args: SecurityAlertsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<SecurityAlertRow>> {
  const { kind, acknowledged } = args.filter ?? {};
  return readConnection(ctx, info, 'audit.securityAlerts', {
    entity: SecurityAlert,
    selection: selectionBelow(ctx, info, SecurityAlert, connectionPaths),
    where: [notDeleted, isAcknowledged(acknowledged)],
    choices: [{ property: 'kind', values: kind }],
    sort: sortBy(ctx, SecurityAlert, 'createdAt', args.sort?.direction !== 'ASC'),
    args,
  });
}

function isAcknowledged(acknowledged: boolean | null | undefined): Sql | undefined {
  if (acknowledged == null) return undefined;
  return acknowledged ? sql`t.acknowledged_at is not null` : sql`t.acknowledged_at is null`;
}
