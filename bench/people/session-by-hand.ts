import { createHmac, timingSafeEqual } from 'node:crypto';
import type mysql from 'mysql2/promise';

/** Who sends a request, and what they may. */
export interface Session {
  readonly userId: string;
  readonly permissions: readonly string[];
}

/** A token of the server written by hand: the id of a session, and its signature. */
export function tokenOf(sessionId: string, secret: string): string {
  return `${sessionId}.${signatureOf(sessionId, secret)}`;
}

/** The session of a request: its token is checked, and the database is asked whether it still holds. */
export async function sessionOf(
  pool: mysql.Pool,
  authorization: string | undefined,
  secret: string,
): Promise<Session | undefined> {
  const [sessionId = '', signature = ''] = (authorization ?? '').replace('Bearer ', '').split('.');
  const expected = Buffer.from(signatureOf(sessionId, secret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const [rows] = await pool.execute<mysql.RowDataPacket[]>(
    `select u.id as userId, r.effective_permissions as permissions from session as s
      join user as u on u.id = s.user_id and u.deleted_at is null and u.status = 'ACTIVE'
      left join user_role as ur on ur.user_id = u.id left join role as r on r.id = ur.role_id
      where s.id = ? and s.revoked_at is null and s.expires_at > ?`,
    [sessionId, new Date()],
  );
  if (rows.length === 0) return undefined;
  return { userId: rows[0]!.userId, permissions: rows.flatMap(row => row.permissions ?? []) };
}

function signatureOf(sessionId: string, secret: string): string {
  return createHmac('sha256', secret).update(sessionId).digest('base64url');
}
