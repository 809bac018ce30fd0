import { defineCounter, defineGauge, defineHistogram, requestBuckets } from '../metrics/define-metric.ts';
import type { MetricRegistry } from '../metrics/metric-registry.ts';
import type { Database } from './database.ts';

const lanes = ['SYSTEM', 'WRITE', 'SHOP', 'JOB', 'HEAVY'] as const;

const statementSeconds = defineHistogram({
  name: 'tradepost_database_statement_seconds',
  help: 'Time of a statement of the read path, with the wait for a connection.',
  labels: {},
  buckets: requestBuckets,
});

const poolWaitSeconds = defineHistogram({
  name: 'tradepost_database_pool_wait_seconds',
  help: 'How long work waited for a connection to the primary, if there was none at once.',
  labels: { lane: lanes },
  buckets: [0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10, 60],
});

const poolRefusals = defineCounter({
  name: 'tradepost_database_pool_refusals_total',
  help: 'Work that got no connection to the primary: too many waited already, it waited too long, or its client has gone.',
  labels: { lane: lanes },
});

const connections = defineGauge({
  name: 'tradepost_database_connections',
  help: 'Connections of the primary pool by state, and how much work waits for one.',
  labels: { state: ['open', 'idle', 'waiting'] },
  read: ({ database }) =>
    Object.entries(database.poolState).map(([state, value]) => ({ labels: { state }, value })),
});

const waiting = defineGauge({
  name: 'tradepost_database_waiting',
  help: 'How much work waits for a connection to the primary.',
  labels: { lane: lanes },
  read: ({ database }) =>
    Object.entries(database.servers?.primary.slots.waitingByLane ?? {}).map(([lane, value]) => ({
      labels: { lane },
      value,
    })),
});

const poolSize = defineGauge({
  name: 'tradepost_database_pool_size',
  help: 'The most connections that the pool of the primary may have (`DATABASE_POOL_SIZE`).',
  labels: {},
  read: ({ database: { servers } }) => (servers ? [{ value: servers.primary.slots.size }] : []),
});

const writable = defineGauge({
  name: 'tradepost_database_writable',
  help: '1 if the primary answers within a second and takes writes, as `/health/ready` asks it, else 0.',
  labels: {},
  read: async ({ database }) => [{ value: Number(await database.isWritable().catch(() => false)) }],
});

// Replicas are named by the configuration.
const replica = { atMost: 20 };

const replicaLag = defineGauge({
  name: 'tradepost_replica_lag_seconds',
  help: 'How far a read replica is behind, as this process sees it; absent when it does not answer or that is not known.',
  labels: { replica },
  read: ({ database }) =>
    (database.servers?.replicas?.all ?? []).flatMap(({ name, lagMs }) =>
      lagMs === undefined ? [] : [{ labels: { replica: name }, value: lagMs / 1_000 }],
    ),
});

const replicaInUse = defineGauge({
  name: 'tradepost_replica_in_use',
  help: '1 while this process reads from the replica, 0 while the replica is behind or away.',
  labels: { replica },
  read: ({ database }) =>
    (database.servers?.replicas?.all ?? []).map(({ name, state }) => ({
      labels: { replica: name },
      value: state === 'IN_USE' ? 1 : 0,
    })),
});

export const databaseMetrics = [
  statementSeconds,
  poolWaitSeconds,
  poolRefusals,
  connections,
  waiting,
  poolSize,
  writable,
  replicaLag,
  replicaInUse,
];

/** Measures the statements of the database, and the waits for its connections. */
export function measureDatabase(database: Database, metrics: MetricRegistry): void {
  database.observe = (_text, milliseconds) => metrics.observe(statementSeconds, {}, milliseconds / 1_000);
  const slots = database.servers?.primary.slots;
  if (!slots) return;
  slots.observeWait = (lane, milliseconds, isGranted) => {
    metrics.observe(poolWaitSeconds, { lane }, milliseconds / 1_000);
    if (!isGranted) metrics.count(poolRefusals, { lane });
  };
}
