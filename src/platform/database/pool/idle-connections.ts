import type { Pool, PoolConnection } from 'mysql2';

/** The driver's queue of idle connections, the one that was given back last at the end. */
interface IdleQueue {
  readonly length: number;
  get(index: number): PoolConnection | undefined;
  removeOne(index: number): unknown;
  push(connection: PoolConnection): unknown;
}

/**
 * Makes the pool give out an idle connection that fits, if it has one, instead of the one that was given back last: one
 * whose session has the deadline already saves a statement. mysql2 has no public way to choose.
 */
export function preferIdle(pool: Pool, fits: (connection: PoolConnection) => boolean): void {
  const { _freeConnections: idle } = pool as Pool & { readonly _freeConnections?: IdleQueue };
  if (!idle) return;
  for (let index = idle.length - 1; index >= 0; index--) {
    const connection = idle.get(index);
    if (!connection || !fits(connection)) continue;
    if (index === idle.length - 1) return;
    idle.removeOne(index);
    idle.push(connection);
    return;
  }
}
