import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../database/database.ts';
import type { ServerObserver } from '../graphql/server.ts';

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** Clients choose operation names. Beyond this many, names share one label, so that the number of series is bounded. */
const maxOperationNames = 200;
const maxNameLength = 100;

/** Prometheus metrics of one server: requests and latency by operation, errors by code, the database, the event loop. */
export class Metrics implements ServerObserver {
  readonly registry = new Registry();
  readonly #names = new Set<string>();
  readonly #latency = new Histogram({
    name: 'tradepost_graphql_operation_seconds',
    help: 'Time to answer a GraphQL operation.',
    labelNames: ['operation', 'type'],
    buckets,
    registers: [this.registry],
  });
  readonly #errors = new Counter({
    name: 'tradepost_graphql_errors_total',
    help: 'Errors in GraphQL answers.',
    labelNames: ['code'],
    registers: [this.registry],
  });
  readonly #statements = new Histogram({
    name: 'tradepost_database_statement_seconds',
    help: 'Time that a statement of the read path took, including the wait for a connection.',
    buckets,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  operationEnded({ name, type, seconds, errorCodes }: Parameters<ServerObserver['operationEnded']>[0]): void {
    this.#latency.observe({ operation: this.#bounded(name), type }, seconds);
    for (const code of errorCodes) this.#errors.inc({ code });
  }

  operationRefused(code: string): void {
    this.#errors.inc({ code });
  }

  /** Measures the statements of the database and the state of its connection pool. */
  watch(database: Database): void {
    database.observe = (_text, milliseconds) => this.#statements.observe(milliseconds / 1_000);
    new Gauge({
      name: 'tradepost_database_connections',
      help: 'Connections of the primary pool by state, and the number of callers that wait for one.',
      labelNames: ['state'],
      registers: [this.registry],
      collect() {
        for (const [state, number] of Object.entries(database.poolState)) this.set({ state }, number);
      },
    });
  }

  /** Shows whether Redis answers, asked when the metrics are read: without requests nobody else would notice. */
  watchRedis(redis: { isAnswering(): Promise<boolean> }): void {
    new Gauge({
      name: 'tradepost_redis_available',
      help: '1 while Redis answers, 0 while this process counts attempts for itself.',
      registers: [this.registry],
      async collect() {
        this.set((await redis.isAnswering()) ? 1 : 0);
      },
    });
  }

  /** Measures how many WebSockets are open and how many subscriptions run on them. */
  watchSubscriptions(subscriptions: {
    readonly counts: { readonly connections: number; readonly subscriptions: number };
  }): void {
    new Gauge({
      name: 'tradepost_websocket_connections',
      help: 'WebSockets that are open.',
      registers: [this.registry],
      collect() {
        this.set(subscriptions.counts.connections);
      },
    });
    new Gauge({
      name: 'tradepost_subscriptions',
      help: 'GraphQL subscriptions that run.',
      registers: [this.registry],
      collect() {
        this.set(subscriptions.counts.subscriptions);
      },
    });
  }

  #bounded(name: string): string {
    if (this.#names.size < maxOperationNames && name.length <= maxNameLength) this.#names.add(name);
    return this.#names.has(name) ? name : 'other';
  }
}

export function metricsRoute(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', { logLevel: 'warn' }, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
