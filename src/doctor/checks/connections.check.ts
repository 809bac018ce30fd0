import { blocker, type Check, warning } from '../check.ts';
import { countLiveWorkers } from '../live-workers.ts';
import { statusOf, variableOf } from '../server-variables.ts';

/** Beside its pool a process has connections for the clock, the probe, the lease, and to stop statements; see docs/operations.md. */
const besidePool = 4;

export const connections: Check = {
  id: 'connections',
  title: 'The database takes as many connections as the pools may open.',
  atStart: 'IN_PRODUCTION',
  async run(store) {
    const { app, config } = store;
    if (app.database.dialect.name === 'sqlite') return [];
    const most = Number(await variableOf(app.database, 'max_connections'));
    const own = config.databasePoolSize + besidePool + (config.databaseReplicaUrls.length > 0 ? 1 : 0);
    const processes = Math.max(1, await countLiveWorkers(store));
    if (processes * own > most)
      return [
        blocker(
          `The pools are larger than the database: ${processes} process${processes === 1 ? '' : 'es'} × (DATABASE_POOL_SIZE ${config.databasePoolSize} + ${own - config.databasePoolSize}) = ${processes * own} connections, and max_connections is ${most}.`,
          'Lower DATABASE_POOL_SIZE, or raise max_connections.',
        ),
      ];
    const open = Number(await statusOf(app.database, 'Threads_connected'));
    const others = Math.max(0, open - app.database.poolState.open);
    if (others + own <= most) return [];
    return [
      warning(
        `${others} connections are open beside those of this process, which may open ${own}; max_connections is ${most}.`,
        'Lower DATABASE_POOL_SIZE, or raise max_connections: processes × (pool + 4).',
      ),
    ];
  },
};
