import { defineService } from '../../../platform/context/services.ts';
import { writeMarker } from '../../../platform/context/write-marker.ts';
import { sql } from '../../../platform/database/sql.ts';

/** How long after a change its session reads from the primary only. */
const primaryForMs = 10_000;
/** A session that changes much is not recorded each time. */
const recordEveryMs = 1_000;

export function isRecentWrite(wroteAt: Date, now: Date): boolean {
  return now.getTime() - wroteAt.getTime() < primaryForMs;
}

/** Keeps on its row when a session last changed something, so that every process knows. Without replicas nobody asks. */
export const sessionWrites = defineService(writeMarker, ({ database, clock }) => ({
  async mark({ actor, state, log }) {
    if (!database.servers?.replicas || actor.sessionId === null) return;
    const now = clock.now();
    const before = new Date(now.getTime() - recordEveryMs);
    await database
      .run(
        sql`/* accounts.sessionWrote */ update session set wrote_at = ${now} where id = ${actor.sessionId} and (wrote_at is null or wrote_at < ${before})`,
        state,
      )
      .catch(error => log.warn({ err: error }, 'It could not be recorded that a session changed something.'));
  },
}));
