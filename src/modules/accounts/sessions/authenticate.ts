import { type Actor, guest, guestWithBadToken } from '../../../platform/authorization/actor.ts';
import type { Credentials } from '../../../platform/authorization/credentials.ts';
import { cookiesRefused } from '../../../platform/authorization/own-page.ts';
import type { Permission } from '../../../platform/authorization/permission.ts';
import type { Services } from '../../../platform/context/services.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { overBudget } from '../../../platform/graphql/charge.ts';
import { type AccessClaims, readAccessToken } from './access-token.ts';
import { sessionCookiesIn } from './session-cookies.ts';
import { isRecentWrite } from './session-writes.ts';

interface SessionRow {
  readonly sessionId: string;
  readonly userId: string;
  readonly mfaEnabledAt: unknown;
  readonly requiresMfa: number | boolean | null;
  readonly maxDiscountPpm: number | null;
  readonly effectivePermissions: string | Permission[] | null;
  readonly wroteAt: string | number | null;
}

/**
 * The actor of a request.
 * @throws RATE_LIMITED for a user whose budget is empty, before anything is read for them; COOKIES_REFUSED
 */
export function authenticate(services: Services, credentials: Credentials): Promise<Actor> {
  return authenticateWith(services, credentials, userId => {
    if (services.budgets.isSpent(userId)) throw overBudget(1);
  });
}

/** The actor that an `Authorization` header identifies, or without one a cookie; a guest without both. @throws COOKIES_REFUSED */
export async function authenticateWith(
  services: Services,
  { authorization, cookies, page }: Credentials,
  admit: (userId: string) => void = () => undefined,
): Promise<Actor> {
  if (authorization !== undefined)
    return actorWithToken(services, /^Bearer +([\w.-]+)$/i.exec(authorization)?.[1], admit);
  const session = sessionCookiesIn(services.config, cookies);
  if (!session) return guest;
  if (page === 'FOREIGN') throw cookiesRefused(page);
  return { ...(await actorWithToken(services, session.accessToken, admit)), byCookie: true };
}

async function actorWithToken(
  services: Services,
  token: string | undefined,
  admit: (userId: string) => void,
): Promise<Actor> {
  const claims = token && (await readAccessToken(services, token));
  if (!claims) return guestWithBadToken;
  admit(claims.userId);
  const [actor] = await checkSessions(services, [claims]);
  return actor ?? guestWithBadToken;
}

/**
 * The actors of these sessions, in their order; null for those that have ended. One statement on the primary reads the
 * sessions, their users, and their permissions, so a sign-out, a suspension, or a changed role takes effect at once in
 * every process. The age of the access tokens does not matter here.
 */
export async function checkSessions(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  sessions: readonly AccessClaims[],
): Promise<(Actor | null)[]> {
  const ids = [...new Set(sessions.map(session => session.sessionId))];
  const rows =
    await database.run<SessionRow>(sql`/* accounts.session */ select s.id as sessionId, u.id as userId,
      u.mfa_enabled_at as mfaEnabledAt, r.requires_mfa as requiresMfa, r.max_discount_ppm as maxDiscountPpm,
      r.effective_permissions as effectivePermissions, s.wrote_at as wroteAt
    from session as s
    join user as u on u.id = s.user_id and u.deleted_at is null and u.status = 'ACTIVE'
    left join user_role as ur on ur.user_id = u.id
    left join role as r on r.id = ur.role_id
    where s.id in (${listSql(ids)}) and s.revoked_at is null and s.expires_at > ${clock.now()}`);
  const bySession = Map.groupBy(rows, row => row.sessionId);
  return sessions.map(({ sessionId, userId }) => {
    const own = bySession.get(sessionId)?.filter(row => row.userId === userId) ?? [];
    if (own.length === 0) return null;
    const { wroteAt } = own[0]!;
    const wroteLately = wroteAt !== null && isRecentWrite(database.dialect.readDate(wroteAt), clock.now());
    return { ...actorOf({ sessionId, userId }, own), wroteLately };
  });
}

function actorOf({ sessionId, userId }: AccessClaims, rows: readonly SessionRow[]): Actor {
  const mustEnrollMfa = rows.some(row => row.requiresMfa) && rows[0]!.mfaEnabledAt === null;
  return {
    userId,
    sessionId,
    permissions: mustEnrollMfa ? guest.permissions : new Set(rows.flatMap(permissionsOf)),
    maxDiscountPpm: mustEnrollMfa ? 0 : Math.max(...rows.map(row => row.maxDiscountPpm ?? 0)),
    mustEnrollMfa,
    hasBadToken: false,
    byCookie: false,
    wroteLately: false,
  };
}

function permissionsOf({ effectivePermissions }: SessionRow): Permission[] {
  if (typeof effectivePermissions === 'string') return JSON.parse(effectivePermissions) as Permission[];
  return effectivePermissions ?? [];
}
