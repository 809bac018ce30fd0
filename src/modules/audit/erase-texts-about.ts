import type { Context } from '../../platform/context/context.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, sql } from '../../platform/database/sql.ts';
import { audit } from './audit.ts';
import { eraseAuditDetails } from './erase-audit-details.ts';

// The entry of an erasure lists its targets in a text column of at most 64 kB.
const targetsPerErasure = 500;

/**
 * Erases the details of audit entries about these objects of an erased user, such as their orders, within a transaction.
 * Only entries with one of these fields are erased, because the fields contain free text. The other entries stay: they
 * record what was done to an order and contain no personal data.
 */
export async function eraseTextsAbout(
  ctx: Context,
  userId: string,
  targetIds: readonly string[],
  fields: readonly string[],
): Promise<void> {
  for (let start = 0; start < targetIds.length; start += targetsPerErasure)
    await eraseSome(ctx, userId, targetIds.slice(start, start + targetsPerErasure), fields);
}

interface Found {
  readonly id: string;
  readonly targetId: string;
  readonly changes: string;
}

async function eraseSome(
  ctx: Context,
  userId: string,
  targetIds: readonly string[],
  fields: readonly string[],
): Promise<void> {
  const entries = await query<Found>(
    ctx,
    sql`/* audit.detailsAbout */ select id, target_id as targetId, changes from audit_entry where target_id in (${listSql(targetIds)}) and changes is not null`,
  );
  const personal = entries.filter(({ changes }) => holdsOneOf(fields, JSON.parse(changes)));
  if (personal.length === 0) return;
  const erasedById = audit(ctx, 'user.anonymized', { type: 'User', id: userId });
  const erasure = { targetIds: [...new Set(personal.map(entry => entry.targetId))], actorId: null };
  await eraseAuditDetails(
    ctx,
    erasure,
    erasedById,
    personal.map(({ id }) => id),
  );
}

function holdsOneOf(fields: readonly string[], value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, inner]) => (fields.includes(name) && inner !== null) || holdsOneOf(fields, inner),
  );
}
