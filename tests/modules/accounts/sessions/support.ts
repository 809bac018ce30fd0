import { onTestFinished } from 'vitest';
import { type App, buildApp } from '../../../../src/app.ts';
import type { Config } from '../../../../src/platform/config/config.ts';
import { TestApp } from '../../../kit/app.ts';

export const firefox =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0 Secret/1';
export const safari =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15';

export async function alertsAbout(app: TestApp, subject: string): Promise<string[]> {
  const { securityAlerts } = await app.ask(
    'manager',
    '{ securityAlerts(first: 100) { nodes { kind subject } } }',
  );
  return securityAlerts.nodes
    .filter((alert: { subject: string }) => alert.subject === subject)
    .map((alert: { kind: string }) => alert.kind);
}

/** A second process on the same database: on MariaDB with connections of its own, on SQLite in memory with the same one. */
export async function secondApp(app: TestApp, settings: Partial<Config> = {}): Promise<TestApp> {
  const { services, database } = app.app;
  const isShared = services.config.databaseUrl === 'sqlite::memory:';
  const second: App = await buildApp(
    { ...services.config, ...settings },
    { clock: app.clock, ...(isShared && { database }) },
  );
  onTestFinished(() => second.stop());
  return new TestApp(second, app.clock, app.url);
}
