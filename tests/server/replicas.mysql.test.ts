import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { entities } from '../../src/manifests.ts';
import type { Database } from '../../src/platform/database/database.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { UnavailableError } from '../../src/platform/lib/unavailable-error.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { TestClock } from '../kit/clock.ts';
import { databaseAt, newMigratedDatabaseUrl } from '../kit/database.ts';

// The replica is the primary itself under a second address: it never lags, and shows which reads went to it.
let apps: TestApp[];
let databases: Database[];
const clock = new TestClock();

beforeAll(async () => {
  const url = await newMigratedDatabaseUrl();
  apps = [];
  databases = [];
  for (let process = 0; process < 2; process++) {
    const database = await openDatabase({ ...databaseAt(url), databaseReplicaUrls: [url] }, clock, entities);
    databases.push(database);
    apps.push(await startTestApp({}, { database, clock }));
  }
});

afterAll(async () => {
  for (const app of apps) await app.app.stop();
  for (const database of databases) await database.close();
});

beforeEach(async () => {
  vi.restoreAllMocks();
  for (const database of databases) {
    const { replicas } = database.servers!;
    // The first round only learns where the primary is.
    await replicas!.measure();
    await replicas!.measure();
  }
});

/** Whether what `send` does reads from the replica. */
async function readsReplica(process: number, send: (app: TestApp) => Promise<unknown>): Promise<boolean> {
  const [replica] = databases[process]!.servers!.replicas!.all;
  const run = vi.spyOn(replica!.pool, 'run');
  await send(apps[process]!);
  const { length } = run.mock.calls;
  run.mockRestore();
  return length > 0;
}

const browse = (actor: string) => (app: TestApp) => app.ask(actor, '{ products { nodes { id } } }');

describe('a replica that keeps up', () => {
  it('serves those who only read', async () => {
    expect(await readsReplica(0, browse('guest'))).toBe(true);
  });

  it('does not serve a session that has just changed something, in any process, for ten seconds', async () => {
    const headers = await apps[0]!.actors.headers('customer');
    const read = (app: TestApp) => app.sendWith(headers, '{ products { nodes { id } } }');
    clock.advance(20_000);
    expect(await readsReplica(0, read)).toBe(true);
    const answer = await apps[0]!.sendWith(
      headers,
      'mutation { updateProfile(input: { name: "New" }) { user { name } userErrors { code } } }',
    );
    expect(answer.data.updateProfile.user).toEqual({ name: 'New' });
    for (const process of [0, 1]) expect(await readsReplica(process, read)).toBe(false);
    clock.advance(10_001);
    for (const process of [0, 1]) expect(await readsReplica(process, read)).toBe(true);
  });

  it('is never asked who somebody is', async () => {
    const headers = await apps[0]!.actors.headers('customer');
    clock.advance(20_000);
    expect(await readsReplica(0, app => app.sendWith(headers, '{ me { name } }'))).toBe(false);
  });

  it('does no job', async () => {
    expect(await readsReplica(0, app => app.work())).toBe(false);
  });
});

describe('a replica that fails', () => {
  it('is left alone for a while, and its reads go to the primary', async () => {
    const { replicas } = databases[0]!.servers!;
    const run = vi
      .spyOn(replicas!.all[0]!.pool, 'run')
      .mockRejectedValue(new UnavailableError(1, { cause: new Error('ECONNRESET') }));
    for (let times = 0; times < 3; times++)
      expect((await browse('guest')(apps[0]!)).products.nodes).toEqual([]);
    expect(run).toHaveBeenCalledTimes(1);
    expect(replicas!.all[0]!.state).toBe('FAILED');
    const health = await apps[0]!.http({ url: '/health/ready' });
    expect(health.json()).toEqual({ status: 'ok', database: 'reachable', replicas: { all: 1, inUse: 0 } });
  });

  it('is not left alone because it is busy', async () => {
    const { replicas } = databases[1]!.servers!;
    vi.spyOn(replicas!.all[0]!.pool, 'run').mockRejectedValue(new UnavailableError(1));
    expect((await browse('guest')(apps[1]!)).products.nodes).toEqual([]);
    expect(replicas!.all[0]!.state).toBe('IN_USE');
  });
});
