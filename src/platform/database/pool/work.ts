import { Cancellation } from '../../lib/cancellation.ts';

/** What a statement is for, which decides how long it may take. */
export type StatementKind = 'READ' | 'WRITE' | 'REPORT' | 'JOB';

/**
 * Where work waits for a connection. Those who browse (`SHOP`) and those who change something (`WRITE`) never wait behind
 * jobs, or behind reports, lists of the staff, and dear queries (`HEAVY`). `SYSTEM` is the server's own work, such as
 * checking sessions.
 */
export type Lane = 'SYSTEM' | 'WRITE' | 'SHOP' | 'JOB' | 'HEAVY';

/** On whose behalf statements run: a request, a job, or the server itself. */
export interface Work {
  readonly lane: Lane;
  readonly kind: StatementKind;
  /** When it must have ended, by `performance.now()`; infinite for work without an end of its own. */
  readonly endsAt: number;
  readonly cancellation: Cancellation;
  /** How many connections it has now. Only the pool changes this. */
  held: number;
}

/** The server's own work, which is on behalf of no request: short statements that many requests depend on. */
export const systemWork: Work = {
  lane: 'SYSTEM',
  kind: 'READ',
  endsAt: Number.POSITIVE_INFINITY,
  cancellation: new Cancellation(),
  held: 0,
};
