import { beforeAll, expect, it } from 'vitest';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { dayMs } from '../../kit/time.ts';
import { begin, made } from './support.ts';

const app = useApp();
let manager: TestActor;
let queued: { id: string };
let ready: { id: string };

beforeAll(async () => {
  manager = await app().actors.find('manager');
  ready = await made(app(), manager, { report: 'PRODUCTS', format: 'CSV' });
  queued = await begin(app(), manager, { report: 'CUSTOMERS', format: 'CSV' });
});

async function listed(status: string): Promise<string[]> {
  const { headers } = await app().actors.signIn(manager.userId);
  const text = `{ exports(status: [${status}]) { totalCount nodes { id status } } }`;
  const { exports } = await as(app(), { headers }).ask(text);
  expect(exports.totalCount).toBe(exports.nodes.length);
  return exports.nodes.map(({ id }: { id: string }) => id);
}

it('lists exports with one of several statuses', async () => {
  expect(await listed('READY')).toEqual([ready.id]);
  expect((await listed('READY, QUEUED')).sort()).toEqual([ready.id, queued.id].sort());
  expect(await listed('FAILED, CANCELLED')).toEqual([]);
  expect(await listed('')).toEqual([]);
});

it('counts a file whose day is over as expired, before it is deleted', async () => {
  app().clock.advance(2 * dayMs);
  expect(await listed('READY')).toEqual([]);
  expect(await listed('EXPIRED')).toEqual([ready.id]);
});
