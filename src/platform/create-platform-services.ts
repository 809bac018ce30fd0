import type { FastifyBaseLogger } from 'fastify';
import type { Config } from './config/config.ts';
import { commitObserver } from './context/commit-observer.ts';
import { Services } from './context/services.ts';
import type { Database } from './database/database.ts';
import { ExportRegistry, exportRegistry } from './files/export-registry.ts';
import { ImportRegistry, importRegistry } from './files/import/import-registry.ts';
import { JobRegistry, jobRegistry } from './jobs/job-registry.ts';
import type { Clock } from './lib/clock.ts';
import { Keys } from './lib/keys.ts';
import { Passwords } from './lib/passwords.ts';
import { persistedSecret } from './lib/persisted-secret.ts';
import { newSecretToken } from './lib/secret-token.ts';
import { BudgetSharing, budgetSharing } from './limits/budget-sharing.ts';
import { Budgets } from './limits/budgets.ts';
import { Throttle, type ThrottleLimit } from './limits/throttle.ts';
import { LiveBus } from './live/live-bus.ts';
import { RedisRelay } from './live/redis-relay.ts';
import { createMailer } from './mail/create-mailer.ts';
import type { Manifest } from './manifest.ts';
import { MetricRegistry, metricRegistry } from './metrics/metric-registry.ts';
import { OutboundCalls, outboundCalls } from './outbound/outbound-calls.ts';
import { personalData } from './personal-data/personal-data.ts';
import { PublicAnswers, publicAnswers } from './public-answers/public-answers.ts';
import { followChanges, PublicChanges } from './public-answers/public-changes.ts';
import { PublicSources } from './public-answers/public-sources.ts';
import { redisState } from './redis/redis.metrics.ts';
import type { RedisConnections } from './redis/redis-connections.ts';
import { sealedColumns } from './sealing/sealed-column.ts';
import { type Tracing, tracing as tracingKey } from './tracing/tracing.ts';

/** What the process itself brings: its configuration, and what it has opened. */
export interface ProcessResources {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  /** Undefined when none is configured. */
  readonly redis: RedisConnections | undefined;
  readonly log: FastifyBaseLogger;
  /** Undefined, too, when no traces are sent. */
  readonly tracing?: Tracing | undefined;
}

/** The services of the platform, which know the jobs, exports, and live topics of these manifests. */
export function createPlatformServices(
  { config, database, clock, redis, log, tracing }: ProcessResources,
  manifests: readonly Manifest[],
  throttleLimits: Readonly<Record<string, ThrottleLimit>>,
): Services {
  const topics = manifests.flatMap(manifest => manifest.liveTopics ?? []);
  const budgets = new Budgets(config.limits);
  const services = new Services({
    config,
    database,
    clock,
    keys: new Keys(config.authSecrets.length > 0 ? config.authSecrets : [ownSecret(config)]),
    passwords: new Passwords(config.bcryptCost),
    throttle: new Throttle(throttleLimits, redis?.limits),
    budgets,
    live: new LiveBus(log, topics, redis && (deliver => new RedisRelay(redis.live, log, deliver))),
    mailer: createMailer(config, log),
  });
  const metrics = new MetricRegistry(
    manifests.flatMap(manifest => manifest.metrics ?? []),
    services,
    log,
  );
  services.set(metricRegistry, metrics);
  services.set(outboundCalls, new OutboundCalls(metrics, tracing));
  if (tracing) services.set(tracingKey, tracing);
  if (redis) services.set(redisState, redis.limits);
  if (redis && budgets.isOn) services.set(budgetSharing, new BudgetSharing(budgets, redis.limits));
  services.set(jobRegistry, new JobRegistry(manifests.flatMap(manifest => manifest.jobs ?? [])));
  if (config.publicCacheMs > 0) {
    const sources = new PublicSources(
      database,
      manifests.flatMap(manifest => manifest.publicSources ?? []),
    );
    const answers = new PublicAnswers(config.publicCacheMs, sources);
    followChanges(answers, services.live);
    services.set(publicAnswers, answers);
    services.set(commitObserver, new PublicChanges(sources, services.live));
  }
  services.set(
    sealedColumns,
    manifests.flatMap(manifest => manifest.sealedColumns ?? []),
  );
  services.set(importRegistry, new ImportRegistry(manifests.flatMap(manifest => manifest.imports ?? [])));
  services.set(exportRegistry, new ExportRegistry(manifests.flatMap(manifest => manifest.exports ?? [])));
  services.set(
    personalData,
    manifests.flatMap(manifest => manifest.personalData ?? []),
  );
  return services;
}

/** Releases what the services hold: threads, and connections to other servers. */
export async function closeServices(services: Services): Promise<void> {
  services.find(budgetSharing)?.close();
  await services.passwords.close();
  services.mailer.close();
  await services.live.close();
}

/** The secret of a store that was given none: kept in a file, unless the database itself is in memory only. */
function ownSecret({ databaseUrl }: Config): string {
  return databaseUrl === 'sqlite::memory:' ? newSecretToken() : persistedSecret();
}
