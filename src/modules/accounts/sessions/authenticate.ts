import type { FastifyRequest } from 'fastify';
import { type Actor, guest, guestWithBadToken } from '../../../authorization/actor.ts';
import type { Permission } from '../../../authorization/permission.ts';
import type { Services } from '../../../context.ts';
import { sql } from '../../../database/sql.ts';
import { readAccessToken } from './access-token.ts';

interface SessionRow {
  readonly mfaEnabledAt: unknown;
  readonly requiresMfa: number | boolean | null;
  readonly maxDiscountPpm: number | null;
  readonly effectivePermissions: string | Permission[] | null;
}

/**
 * Who sends a request. One statement brings the session, its user, and what their roles allow, from the primary: so
 * signing out, a suspension, or a changed role counts at once in every process.
 */
export async function authenticate(services: Services, request: FastifyRequest): Promise<Actor> {
  const header = request.headers.authorization;
  if (header === undefined) return guest;
  const token = /^Bearer +([\w.-]+)$/i.exec(header)?.[1];
  const claims = token && (await readAccessToken(services, token));
  if (!claims) return guestWithBadToken;

  const { database, clock } = services;
  const rows = await database.run<SessionRow>(sql`/* accounts.session */ select
      u.mfa_enabled_at as mfaEnabledAt, r.requires_mfa as requiresMfa, r.max_discount_ppm as maxDiscountPpm,
      r.effective_permissions as effectivePermissions
    from session as s
    join user as u on u.id = s.user_id and u.deleted_at is null and u.status = 'ACTIVE'
    left join user_role as ur on ur.user_id = u.id
    left join role as r on r.id = ur.role_id
    where s.id = ${claims.sessionId} and s.user_id = ${claims.userId}
      and s.revoked_at is null and s.expires_at > ${clock.now()}`);
  if (rows.length === 0) return guestWithBadToken;

  const mustEnrollMfa = rows.some(row => row.requiresMfa) && rows[0]!.mfaEnabledAt === null;
  return {
    userId: claims.userId,
    sessionId: claims.sessionId,
    permissions: mustEnrollMfa ? guest.permissions : new Set(rows.flatMap(permissionsOf)),
    maxDiscountPpm: mustEnrollMfa ? 0 : Math.max(...rows.map(row => row.maxDiscountPpm ?? 0)),
    mustEnrollMfa,
    hasBadToken: false,
  };
}

function permissionsOf({ effectivePermissions }: SessionRow): Permission[] {
  if (typeof effectivePermissions === 'string') return JSON.parse(effectivePermissions) as Permission[];
  return effectivePermissions ?? [];
}
