import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import { loadById } from '../../../platform/database/load.ts';
import { sortBy } from '../../../platform/database/page.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import {
  type ConnectionData,
  connectionPaths,
  readConnection,
} from '../../../platform/graphql/connection.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { AuditVerification } from './audit-verification.entity.ts';
import type { AuditVerificationsArgs } from './audit-verification.inputs.ts';

export type AuditVerificationRow = Row<AuditVerification>;

export function auditVerificationById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<AuditVerificationRow | null> {
  checkId(id, AuditVerification.idPrefix);
  return loadById(ctx, AuditVerification, id, selectionBelow(ctx, info, AuditVerification));
}

export function listAuditVerifications(
  ctx: Context,
  args: AuditVerificationsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<AuditVerificationRow>> {
  return readConnection(ctx, info, 'audit.verifications', {
    entity: AuditVerification,
    selection: selectionBelow(ctx, info, AuditVerification, connectionPaths),
    where: [sql`t.deleted_at is null`],
    sort: sortBy(ctx, AuditVerification, 'createdAt', args.sort?.direction !== 'ASC'),
    args,
  });
}
