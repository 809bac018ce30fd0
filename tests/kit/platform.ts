import type { FastifyBaseLogger } from 'fastify';
import { afterAll, beforeAll } from 'vitest';
import { guest } from '../../src/platform/authorization/actor.ts';
import { type Config, readConfig } from '../../src/platform/config/config.ts';
import { Context } from '../../src/platform/context/context.ts';
import type { Services } from '../../src/platform/context/services.ts';
import { closeServices, createPlatformServices } from '../../src/platform/create-platform-services.ts';
import type { EntityClass } from '../../src/platform/database/base.entity.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { platform } from '../../src/platform/index.ts';
import type { Job } from '../../src/platform/jobs/define-job.ts';
import type { LiveTopic } from '../../src/platform/live/live-topic.ts';
import type { Manifest } from '../../src/platform/manifest.ts';
import type { MetricDefinition } from '../../src/platform/metrics/define-metric.ts';
import { TestClock } from './clock.ts';
import { databaseAt, newDatabaseUrl } from './database.ts';
import { testLog } from './log.ts';
import { newMailFolder, testEnvironment } from './settings.ts';

/** What a test declares beside what the platform itself has. */
export interface PlatformParts {
  readonly entities?: readonly EntityClass[];
  readonly jobs?: readonly Job[];
  readonly topics?: readonly LiveTopic[];
  readonly metrics?: readonly MetricDefinition[];
}

/** The platform without any module: its services, and a database with its tables and those of the test. */
export class TestPlatform {
  constructor(
    readonly services: Services,
    readonly clock: TestClock,
    readonly log: FastifyBaseLogger,
    readonly logLines: readonly string[],
  ) {}

  get config(): Config {
    return this.services.config;
  }

  get database(): Database {
    return this.services.database;
  }

  /** A new request of a guest. */
  context(services: Services = this.services): Context {
    return new Context(services, {
      actor: guest,
      requestId: 'test',
      log: this.log,
      ip: null,
      userAgent: null,
    });
  }

  /** Runs SQL text of the test. */
  sql<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    return this.database.run<R>({ text, values });
  }

  async close(): Promise<void> {
    await closeServices(this.services);
    await this.database.close();
  }
}

/** With the `databaseUrl` and the clock of another one it is a second process on the same database. */
export async function startPlatform(
  parts: PlatformParts = {},
  settings: Partial<Config> = {},
  clock = new TestClock(),
): Promise<TestPlatform> {
  const config = {
    ...readConfig(testEnvironment),
    databaseUrl: settings.databaseUrl ?? (await newDatabaseUrl()),
    mailFolder: settings.mailFolder ?? newMailFolder(),
    ...settings,
  };
  const manifests: readonly Manifest[] = [...platform, manifestOf(parts)];
  const entities = manifests.flatMap(manifest => manifest.entities ?? []);
  const database = await openDatabase(
    { ...databaseAt(config.databaseUrl), deadlines: config.deadlines },
    clock,
    entities,
  );
  if (database.dialect.name === 'mysql' && settings.databaseUrl === undefined)
    await database.orm.schema.create();
  const { log, lines } = testLog(config);
  const services = createPlatformServices({ config, database, clock, redis: undefined, log }, manifests, {});
  return new TestPlatform(services, clock, log, lines);
}

/** The platform of a test file: `const platform = usePlatform()`, then `platform().context()`. */
export function usePlatform(parts: PlatformParts = {}, settings: Partial<Config> = {}): () => TestPlatform {
  let test: TestPlatform | undefined;
  beforeAll(async () => {
    test = await startPlatform(parts, settings);
  });
  afterAll(() => test?.close());
  return () => test!;
}

function manifestOf({ entities = [], jobs = [], topics = [], metrics = [] }: PlatformParts): Manifest {
  return { name: 'test', entities, jobs, liveTopics: topics, metrics };
}
