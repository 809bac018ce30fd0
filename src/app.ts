import { join } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { collectDefaultMetrics } from 'prom-client';
import { createServices } from './create-services.ts';
import { entities, manifests } from './manifests.ts';
import { migrations } from './migrations/index.ts';
import { authenticate, authenticateWith, checkSessions } from './modules/accounts/sessions/authenticate.ts';
import { sessionEnded, userSessionsEnded } from './modules/accounts/sessions/sessions.live.ts';
import { validTokens } from './modules/accounts/sessions/valid-tokens.ts';
import { office } from './office.ts';
import { guest } from './platform/authorization/actor.ts';
import type { Config } from './platform/config/config.ts';
import { Context } from './platform/context/context.ts';
import { inTransaction } from './platform/context/in-transaction.ts';
import type { Services } from './platform/context/services.ts';
import { closeServices } from './platform/create-platform-services.ts';
import { measureDatabase } from './platform/database/database.metrics.ts';
import type { Database } from './platform/database/database.ts';
import { DatabaseClock } from './platform/database/database-clock.ts';
import { openDatabase } from './platform/database/open-database.ts';
import { selections } from './platform/database/rows.ts';
import { apiSchema } from './platform/graphql/api-schema.ts';
import { DocumentStore } from './platform/graphql/document-store.ts';
import { errorReport } from './platform/graphql/error-report.ts';
import { CompiledQueries } from './platform/graphql/execute.ts';
import { measureOperations } from './platform/graphql/graphql.metrics.ts';
import { heavyQueries } from './platform/graphql/lane.ts';
import { buildSchema, rulesOf } from './platform/graphql/schema.ts';
import { createGraphqlServer } from './platform/graphql/server.ts';
import { TrustedDocuments } from './platform/graphql/trusted-documents.ts';
import { Draining } from './platform/http/draining.ts';
import { httpErrors, routerErrors } from './platform/http/errors.ts';
import { frontDoor } from './platform/http/front-door.ts';
import { type ActorOf, graphqlRoute } from './platform/http/graphql.ts';
import { healthRoutes } from './platform/http/health.ts';
import { measureResponses, subscriptionCounts } from './platform/http/http.metrics.ts';
import { loggingOptions, requestLog } from './platform/http/logging.ts';
import { type MetricsPort, openMetricsPort } from './platform/http/metrics-port.ts';
import { isFromLoopback, metricsRoute } from './platform/http/metrics-route.ts';
import { moduleRoutes } from './platform/http/module-routes.ts';
import { trustedProxies } from './platform/http/proxy.ts';
import { security, securityHeaders } from './platform/http/security.ts';
import { singlePage } from './platform/http/single-page.ts';
import {
  limitBodies,
  limitConnections,
  type SocketLimits,
  serverTimeouts,
  socketLimits,
} from './platform/http/socket-limits.ts';
import { type SubscriptionLimits, subscriptionLimits } from './platform/http/subscriptions/limits.ts';
import { Subscriptions } from './platform/http/subscriptions.ts';
import { traceRequests } from './platform/http/traced-requests.ts';
import type { Worker } from './platform/jobs/worker.ts';
import type { Clock } from './platform/lib/clock.ts';
import { measuredCaches } from './platform/metrics/caches.metrics.ts';
import { metricRegistry } from './platform/metrics/metric-registry.ts';
import { publicAnswers } from './platform/public-answers/public-answers.ts';
import { RedisConnections } from './platform/redis/redis-connections.ts';
import { openTracing } from './platform/tracing/open-tracing.ts';
import { traceOperations } from './platform/tracing/trace-operations.ts';
import { traceStatements } from './platform/tracing/trace-statements.ts';
import type { Tracing } from './platform/tracing/tracing.ts';
import { tradepostVersion } from './tradepost-version.ts';

/** Large enough that a text that is too long still gets an error that names its field. */
export const bodyLimitBytes = 2 * 1024 * 1024;

/** How often a stopping server closes connections that have become idle. */
const sweepMs = 50;

/** Replacements for tests. */
export interface Overrides {
  readonly clock?: Clock;
  readonly database?: Database;
  readonly actorOf?: ActorOf;
  readonly logStream?: { write(line: string): void };
  readonly subscriptionLimits?: Partial<SubscriptionLimits>;
  readonly socketLimits?: Partial<SocketLimits>;
  readonly tracing?: Tracing;
}

export interface App {
  readonly http: FastifyInstance;
  readonly database: Database;
  readonly services: Services;
  readonly subscriptions: Subscriptions;
  /** Serves `/metrics` on a port of its own, if there is a `METRICS_PORT`. Returns where, such as `http://127.0.0.1:9400`. */
  openMetricsPort(): Promise<string | undefined>;
  /** Undefined when none is configured. */
  readonly redis: RedisConnections | undefined;
  /** Tells load balancers to send no more requests. Those that come are still answered. */
  drain(): void;
  /** Finishes requests in flight and the jobs of `worker`, then closes the database. */
  stop(worker?: Worker): Promise<void>;
}

/** Assembles the server. It answers `http.inject` at once, and requests from the network after `http.listen`. */
export async function buildApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const trusted = new TrustedDocuments(config, join(office.folder, 'documents.json'));
  const databaseClock = new DatabaseClock();
  const clock = overrides.clock ?? databaseClock;
  const database = overrides.database ?? (await openDatabase(config, clock, entities, migrations));
  const headers = await securityHeaders(config);

  const sockets = { ...socketLimits, ...overrides.socketLimits };
  const timeouts = serverTimeouts(sockets);
  const http = fastify({
    ...timeouts,
    ...loggingOptions(config, overrides.logStream),
    bodyLimit: bodyLimitBytes,
    trustProxy: trustedProxies(config),
    forceCloseConnections: 'idle',
    // What arrives while the server closes is still answered.
    return503OnClosing: false,
    // GraphQL refuses such keys with errors that name the field; no code merges a body into an object.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    frameworkErrors: routerErrors(headers),
    // Other offers to change the protocol, such as HTTP/2 from curl, are ignored and the request is answered.
    http: {
      ...timeouts.http,
      shouldUpgradeCallback: request => request.headers.upgrade?.toLowerCase() === 'websocket',
    },
  });
  limitConnections(http, sockets);
  const routes = manifests.flatMap(manifest => manifest.routes ?? []);
  const uploadPaths = routes.filter(({ kind }) => kind === 'UPLOAD').map(({ path }) => path);
  limitBodies(http, sockets, uploadPaths);
  if (clock === databaseClock) {
    await databaseClock.follow(database, config.databaseUrl, http.log).catch(async error => {
      await database.close();
      throw error;
    });
  }
  const redis = await RedisConnections.open(config, http.log);
  const tracing = overrides.tracing ?? (await openTracing(config, http.log));
  const services = createServices({ config, database, clock, redis, log: http.log, tracing });
  const metrics = services.get(metricRegistry);
  collectDefaultMetrics({ register: metrics.prometheus });
  measureDatabase(database, metrics);
  if (tracing) traceStatements(database, tracing);
  const report = errorReport(config);
  const queries = new CompiledQueries(report);
  const schema = buildSchema(manifests);
  services.set(apiSchema, schema);
  const isHeavy = heavyQueries(rulesOf(manifests));
  const documents = new DocumentStore();
  const answers = services.find(publicAnswers);
  services.set(measuredCaches, {
    documents: documents.cache,
    compiled: queries.cache,
    selections,
    tokens: services.get(validTokens),
    ...(answers && { answers: answers.cache }),
  });
  const measured = measureOperations(metrics);
  const observer = tracing ? traceOperations(tracing, measured) : measured;
  const apollo = createGraphqlServer(schema, config, http.log, observer, queries, isHeavy, documents);
  await apollo.start();

  const draining = new Draining(http);
  httpErrors(http, observer.operationRefused);
  if (tracing) traceRequests(http, tracing, config);
  requestLog(http);
  measureResponses(http, metrics);
  await security(http, config, headers);
  frontDoor(http, { name: 'Tradepost', version: tradepostVersion, page: office.path });
  await singlePage(http, office);
  healthRoutes(http, database, () => draining.isOn);
  if (config.metricsPort === null) metricsRoute(http, metrics, isFromLoopback);
  moduleRoutes(http, services, routes);
  graphqlRoute(http, {
    schema,
    apollo,
    queries,
    observer,
    isHeavy,
    documents: trusted,
    services,
    actorOf: overrides.actorOf ?? ((_request, credentials) => authenticate(services, credentials)),
  });
  const subscriptions = new Subscriptions(http, {
    schema,
    services,
    observer,
    report,
    documents: trusted,
    limits: { ...subscriptionLimits, ...overrides.subscriptionLimits },
    sessionEnded,
    userSessionsEnded,
    authenticate: credentials => authenticateWith(services, credentials),
    checkSessions: sessions => checkSessions(services, sessions),
  });
  services.set(subscriptionCounts, subscriptions);
  await http.ready();
  let metricsPort: MetricsPort | undefined;

  return {
    http,
    database,
    services,
    subscriptions,
    redis,
    drain: () => draining.begin(),
    async openMetricsPort() {
      metricsPort = await openMetricsPort(config, metrics, http.log);
      return metricsPort?.address;
    },
    async stop(worker) {
      draining.begin();
      // A connection that is busy now becomes idle with its answer, and would be kept open for another request.
      const sweep = setInterval(() => http.server.closeIdleConnections(), sweepMs);
      const socketsClosed = subscriptions.stop();
      await Promise.all([socketsClosed, http.close().finally(() => clearInterval(sweep)), worker?.stop()]);
      await apollo.stop();
      await closeServices(services);
      redis?.close();
      databaseClock.stop();
      if (!overrides.database) await database.close();
      await metricsPort?.close();
      await tracing?.close();
    },
  };
}

/** Creates the rows that modules require. The tables must exist. */
export async function prepareModules(app: App): Promise<void> {
  const ctx = systemContext(app.services, app.http.log);
  for (const { prepare } of manifests) {
    if (prepare) await inTransaction(ctx, prepare);
  }
}

/** A context for work outside of requests: the command line, jobs, and the demo store. */
export function systemContext(services: Services, log: FastifyInstance['log']): Context {
  return new Context(services, { actor: guest, requestId: 'system', log, ip: null, userAgent: null });
}
