import fastify, { type FastifyInstance } from 'fastify';
import { Redis } from 'ioredis';
import { authenticate, authenticateHeader, checkSessions } from './modules/accounts/sessions/authenticate.ts';
import { throttleLimits } from './modules/accounts/throttle-limits.ts';
import { exportRoute } from './modules/exports/export-file.route.ts';
import { openExport } from './modules/exports/open-export.ts';
import { modules } from './modules/index.ts';
import { receiptRoute } from './modules/payments/receipts/receipt.route.ts';
import { renderReceipt } from './modules/payments/receipts/render-receipt.ts';
import { receiveWebhook } from './modules/payments/webhooks/receive-webhook.ts';
import { stripeWebhookRoute } from './modules/payments/webhooks/stripe-webhook.route.ts';
import { contractRoute } from './modules/rentals/contract/contract.route.ts';
import { renderContract } from './modules/rentals/contract/render-contract.ts';
import { guest } from './platform/authorization/actor.ts';
import type { Config } from './platform/config/config.ts';
import { Context, inTransaction, type Services } from './platform/context/context.ts';
import { type Database, openDatabase } from './platform/database/database.ts';
import { ExportRegistry } from './platform/files/export-registry.ts';
import { buildSchema } from './platform/graphql/schema.ts';
import { createCompiledQueries, createGraphqlServer, errorReport } from './platform/graphql/server.ts';
import { httpErrors } from './platform/http/errors.ts';
import { type ActorOf, graphqlRoute } from './platform/http/graphql.ts';
import { healthRoutes } from './platform/http/health.ts';
import { loggingOptions, requestLog } from './platform/http/logging.ts';
import { Metrics, metricsRoute } from './platform/http/metrics.ts';
import { trustedProxies } from './platform/http/proxy.ts';
import { security } from './platform/http/security.ts';
import { type SubscriptionLimits, subscriptionLimits } from './platform/http/subscriptions/limits.ts';
import { Subscriptions } from './platform/http/subscriptions.ts';
import { JobRegistry } from './platform/jobs/job-registry.ts';
import type { Worker } from './platform/jobs/worker.ts';
import { keptSecret } from './platform/lib/auth-secrets.ts';
import { type Clock, systemClock } from './platform/lib/clock.ts';
import { Keys } from './platform/lib/keys.ts';
import { Passwords } from './platform/lib/passwords.ts';
import { newSecretToken } from './platform/lib/secret-token.ts';
import { Throttle } from './platform/lib/throttle.ts';
import { LiveBus } from './platform/live/live-bus.ts';
import { RedisRelay } from './platform/live/redis-relay.ts';
import { closeMailer } from './platform/mail/mailer.ts';

/** Large enough for any real input, so that an overlong text still gets an error that names its field. */
export const bodyLimitBytes = 2 * 1024 * 1024;

/** How often a stopping server closes the connections that have become idle. */
const sweepMs = 50;

/** What tests put in place of the real thing. */
export interface Overrides {
  readonly clock?: Clock;
  readonly database?: Database;
  readonly actorOf?: ActorOf;
  readonly logStream?: { write(line: string): void };
  readonly subscriptionLimits?: Partial<SubscriptionLimits>;
}

export interface App {
  readonly http: FastifyInstance;
  readonly database: Database;
  readonly services: Services;
  readonly subscriptions: Subscriptions;
  /** Lets requests in flight finish, and the jobs of `worker` too; then closes the database. */
  stop(worker?: Worker): Promise<void>;
}

/** Puts the server together. It answers `http.inject` at once, and the network after `http.listen`. */
export async function buildApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const database = overrides.database ?? (await openDatabase(config, clock));
  const redis =
    config.redisUrl === null ? undefined : new Redis(config.redisUrl, { maxRetriesPerRequest: 1 });
  const metrics = new Metrics();
  metrics.watch(database);

  const http = fastify({
    ...loggingOptions(config, overrides.logStream),
    bodyLimit: bodyLimitBytes,
    trustProxy: trustedProxies(config),
    forceCloseConnections: 'idle',
    // Such keys are refused where they stand, in words that name the field; nothing merges a body into an object.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    // Other offers to change the protocol, such as curl's of HTTP/2, are no reason not to answer.
    http: { shouldUpgradeCallback: request => request.headers.upgrade?.toLowerCase() === 'websocket' },
  });
  const services = createServices(config, database, clock, redis, http.log);
  const queries = createCompiledQueries(config);
  const schema = buildSchema(modules);
  const apollo = createGraphqlServer(schema, config, http.log, metrics, queries);
  await apollo.start();

  let stopping = false;
  httpErrors(http);
  requestLog(http);
  await security(http, config);
  healthRoutes(http, database, () => stopping);
  metricsRoute(http, metrics);
  stripeWebhookRoute(http, services, receiveWebhook);
  receiptRoute(http, services, renderReceipt);
  contractRoute(http, services, renderContract);
  exportRoute(http, services, openExport);
  graphqlRoute(http, {
    apollo,
    queries,
    observer: metrics,
    services,
    actorOf: overrides.actorOf ?? (request => authenticate(services, request)),
  });
  const subscriptions = new Subscriptions(http, {
    schema,
    services,
    observer: metrics,
    report: errorReport(config),
    limits: { ...subscriptionLimits, ...overrides.subscriptionLimits },
    authenticate: header => authenticateHeader(services, header),
    checkSessions: sessions => checkSessions(services, sessions),
  });
  metrics.watchSubscriptions(subscriptions);
  await http.ready();

  return {
    http,
    database,
    services,
    subscriptions,
    async stop(worker) {
      stopping = true;
      // A connection that is busy now turns idle with its answer, and would be kept open for a next request.
      const sweep = setInterval(() => http.server.closeIdleConnections(), sweepMs);
      const socketsClosed = subscriptions.stop();
      await Promise.all([socketsClosed, http.close().finally(() => clearInterval(sweep)), worker?.stop()]);
      await apollo.stop();
      await services.passwords.close();
      closeMailer(config);
      await services.live.close();
      redis?.disconnect();
      if (!overrides.database) await database.close();
    },
  };
}

function createServices(
  config: Config,
  database: Database,
  clock: Clock,
  redis: Redis | undefined,
  log: FastifyInstance['log'],
): Services {
  const isLasting = config.databaseUrl !== 'sqlite::memory:';
  const made = () => (isLasting ? keptSecret() : newSecretToken());
  return {
    config,
    database,
    clock,
    keys: new Keys(config.authSecrets.length > 0 ? config.authSecrets : [made()]),
    passwords: new Passwords(config.bcryptCost),
    throttle: new Throttle(throttleLimits, redis),
    jobs: new JobRegistry(modules.flatMap(module => module.jobs ?? [])),
    exports: new ExportRegistry(modules.flatMap(module => module.exports ?? [])),
    live: new LiveBus(log, redis && (deliver => new RedisRelay(redis, log, deliver))),
  };
}

/** Sees to the rows that the modules cannot do without. The tables must be there. */
export async function prepareModules(app: App): Promise<void> {
  const ctx = systemContext(app.services, app.http.log);
  for (const module of modules) {
    if (module.prepare) await inTransaction(ctx, module.prepare);
  }
}

/** A context for work that no request asked for: the command line, jobs, and the demo store. */
export function systemContext(services: Services, log: FastifyInstance['log']): Context {
  return new Context(services, { actor: guest, requestId: 'system', log, ip: null, userAgent: null });
}
