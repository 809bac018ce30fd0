import type { Context } from '../../../platform/context/context.ts';
import { bulkInsert } from '../../../platform/database/bulk.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { demoOpening } from '../../../platform/lib/demo-history.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { StaffMember } from '../staff-member.entity.ts';
import { createDemoCandidates } from './create-demo-candidates.ts';

const demoStaff: readonly { code: string; name: string; email: string; jobTitle: string }[] = [
  { code: 'MAX', name: 'Max Manager', email: 'manager@tradepost.example', jobTitle: 'Store manager' },
  { code: 'SAM', name: 'Sam Staff', email: 'staff@tradepost.example', jobTitle: 'Sales' },
  { code: 'TESS', name: 'Tess Tiller', email: 'tess@tradepost.example', jobTitle: 'Sales' },
];

/** Creates the staff of the demo store: the people behind its accounts, one without an account, and some who wait for approval. */
export async function createDemoStaff(ctx: Context): Promise<Record<string, number>> {
  if (ctx.services.config.environment === 'production') return { staff: 0 };
  const users = await query<{ id: string; email: string; passwordHash: string }>(
    ctx,
    sql`/* staff.demoUsers */ select id, email, password_hash as passwordHash from user where verified_email_key in (${listSql(demoStaff.map(member => member.email))})`,
  );
  const userIds = new Map(users.map(({ id, email }) => [email, id]));
  const openedAt = demoOpening(ctx.clock.now());
  const rows = demoStaff.map(member => ({
    id: newId(StaffMember.idPrefix),
    createdAt: openedAt,
    updatedAt: openedAt,
    version: 1,
    ...member,
    hiredOn: openedAt.toISOString().slice(0, 10),
    status: 'APPROVED' as const,
    user: userIds.get(member.email) ?? null,
    approvedBy: null,
    approvedAt: openedAt,
    rejectionReason: null,
  }));
  await bulkInsert(ctx, StaffMember, rows);
  // All demo accounts have one password, which takes a quarter of a second to hash.
  const passwordHash = users[0]?.passwordHash;
  const candidates = passwordHash ? await createDemoCandidates(ctx, passwordHash) : 0;
  return { staff: rows.length + candidates };
}
