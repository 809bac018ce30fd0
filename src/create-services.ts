import type { FastifyBaseLogger } from 'fastify';
import type { Redis } from 'ioredis';
import { manifests } from './manifests.ts';
import { throttleLimits } from './modules/accounts/throttle-limits.ts';
import { modules } from './modules/index.ts';
import { paymentTargets, targetsByPrefix } from './modules/payments/payment-targets.ts';
import type { Config } from './platform/config/config.ts';
import { Services } from './platform/context/services.ts';
import type { Database } from './platform/database/database.ts';
import { ExportRegistry, exportRegistry } from './platform/files/export-registry.ts';
import { JobRegistry, jobRegistry } from './platform/jobs/job-registry.ts';
import type { Clock } from './platform/lib/clock.ts';
import { Keys } from './platform/lib/keys.ts';
import { Passwords } from './platform/lib/passwords.ts';
import { persistedSecret } from './platform/lib/persisted-secret.ts';
import { newSecretToken } from './platform/lib/secret-token.ts';
import { Throttle } from './platform/lib/throttle.ts';
import { LiveBus } from './platform/live/live-bus.ts';
import { RedisRelay } from './platform/live/redis-relay.ts';
import { createMailer } from './platform/mail/create-mailer.ts';

/** Creates everything that lives as long as the process, from the configuration and the manifests. */
export function createServices(
  config: Config,
  database: Database,
  clock: Clock,
  redis: Redis | undefined,
  log: FastifyBaseLogger,
): Services {
  const topics = manifests.flatMap(manifest => manifest.liveTopics ?? []);
  const services = new Services({
    config,
    database,
    clock,
    keys: new Keys(config.authSecrets.length > 0 ? config.authSecrets : [ownSecret(config)]),
    passwords: new Passwords(config.bcryptCost),
    throttle: new Throttle(throttleLimits, redis),
    live: new LiveBus(log, topics, redis && (deliver => new RedisRelay(redis, log, deliver))),
    mailer: createMailer(config),
  });
  services.set(jobRegistry, new JobRegistry(manifests.flatMap(manifest => manifest.jobs ?? [])));
  services.set(exportRegistry, new ExportRegistry(manifests.flatMap(manifest => manifest.exports ?? [])));
  services.set(paymentTargets, targetsByPrefix(modules.flatMap(module => module.paymentTargets ?? [])));
  for (const { key, create } of manifests.flatMap(manifest => manifest.services ?? [])) {
    services.set(key, create(services));
  }
  return services;
}

/** Stops the threads of the services and closes their connections. */
export async function closeServices(services: Services): Promise<void> {
  await services.passwords.close();
  services.mailer.close();
  await services.live.close();
}

/** The secret of a store that was given none: persisted in a file, unless the database is in memory. */
function ownSecret({ databaseUrl }: Config): string {
  return databaseUrl === 'sqlite::memory:' ? newSecretToken() : persistedSecret();
}
