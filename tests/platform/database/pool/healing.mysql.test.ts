import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { inTransaction } from '../../../../src/platform/context/in-transaction.ts';
import { query } from '../../../../src/platform/database/rows.ts';
import { sql } from '../../../../src/platform/database/sql.ts';
import { ClientGoneError } from '../../../../src/platform/lib/client-gone-error.ts';
import { DeadlineError } from '../../../../src/platform/lib/deadline-error.ts';
import { UnavailableError } from '../../../../src/platform/lib/unavailable-error.ts';
import { newDatabaseUrl } from '../../../kit/database.ts';
import { FaultyProxy } from '../../../kit/faulty-proxy.ts';
import { Note, writeNote } from '../../../kit/note.entity.ts';
import { startPlatform, type TestPlatform } from '../../../kit/platform.ts';

// A pool of this size; more failures than it has connections would use it up if one were lost with each.
const poolSize = 8;
const failures = Array.from({ length: 3 * poolSize });

let proxy: FaultyProxy;
let platform: TestPlatform;

beforeAll(async () => {
  const direct = await newDatabaseUrl();
  proxy = await FaultyProxy.start(inject('mariadbPort'));
  platform = await startPlatform({ entities: [Note] }, { databaseUrl: proxy.url(direct) });
  await platform.database.orm.schema.create();
});

afterEach(() => proxy.pass());

afterAll(async () => {
  await platform.close();
  await proxy.stop();
});

const write = () => inTransaction(platform.context(), ctx => writeNote(ctx, randomUUID()));
const read = () => platform.sql('select id from test_note limit 1');

/** All connections of the pool work again: as many transactions as it has run at once. */
async function expectHealed(): Promise<void> {
  proxy.pass();
  const ids = await Promise.all(failures.map(write));
  expect(new Set(ids).size).toBe(failures.length);
  await Promise.all(failures.map(read));
  expect(platform.database.poolState.waiting).toBe(0);
  expect(platform.database.poolState.open).toBe(platform.database.poolState.idle);
}

describe('a pool whose server answers errors', () => {
  it.each([
    // It is sent together with the first statement.
    ['begin', (text: string) => text.startsWith('begin')],
    ['rollback', (text: string) => text === 'rollback' || text.includes('insert')],
    ['commit', (text: string) => text.endsWith('commit')],
    ['commit and rollback', (text: string) => text.endsWith('commit') || text === 'rollback'],
    ['every statement', () => true],
  ])('recovers from errors of %s', async (_what, refuses) => {
    await Promise.all(failures.map(write));
    proxy.answerErrors(refuses);
    const outcomes = await Promise.allSettled(failures.map(write));
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(UnavailableError) });
    await expectHealed();
  });

  it('reads fail with an error that says to try again, and then work again', async () => {
    proxy.answerErrors();
    await expect(read()).rejects.toThrow(UnavailableError);
    await expectHealed();
  });
});

describe('a pool whose server is away', () => {
  it('recovers as soon as it is back', async () => {
    proxy.refuse();
    for (const work of [write, read]) await expect(work()).rejects.toThrow(UnavailableError);
    await expectHealed();
  });
});

describe('a pool whose server is frozen', () => {
  it('gives up statements at their deadline, and recovers', async () => {
    const direct = proxy.url(platform.config.databaseUrl);
    const deadlines = { ...platform.config.deadlines, READ: 1, WRITE: 1 };
    const impatient = await startPlatform({ entities: [Note] }, { databaseUrl: direct, deadlines });
    await impatient.sql('select 1');
    proxy.freeze();
    const frozen = [
      impatient.sql('select id from test_note'),
      inTransaction(impatient.context(), ctx => writeNote(ctx, randomUUID())),
    ];
    for (const outcome of await Promise.allSettled(frozen))
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { name: expect.stringMatching(/DeadlineError|UnavailableError/) },
      });
    proxy.pass();
    await inTransaction(impatient.context(), ctx => writeNote(ctx, randomUUID()));
    await impatient.close();
  });

  it('stops a statement that takes longer than it may on the server', async () => {
    const deadlines = { ...platform.config.deadlines, READ: 1 };
    const impatient = await startPlatform({}, { databaseUrl: platform.config.databaseUrl, deadlines });
    await expect(
      impatient.sql('select count(*) from seq_1_to_100000 as a, seq_1_to_100000 as b'),
    ).rejects.toThrow(DeadlineError);
    await impatient.close();
  });
});

describe('a read that nobody waits for any more', () => {
  it('is stopped on the server, and its connection is used again', async () => {
    const ctx = platform.context();
    const begun = performance.now();
    const slow = query(ctx, sql`select count(*) as total from seq_1_to_100000 as a, seq_1_to_100000 as b`);
    await vi.waitFor(async () => expect(await running()).toBe(1));
    ctx.state.cancellation.cancel(new ClientGoneError());
    await expect(slow).rejects.toThrow(ClientGoneError);
    // The server answers a moment before it takes the statement off its list.
    await vi.waitFor(async () => expect(await running()).toBe(0));
    expect(performance.now() - begun).toBeLessThan(5_000);
    await expectHealed();
  });

  it('is not begun', async () => {
    const ctx = platform.context();
    ctx.state.cancellation.cancel(new ClientGoneError());
    await expect(query(ctx, sql`select 1 as one`)).rejects.toThrow(ClientGoneError);
  });
});

async function running(): Promise<number> {
  const [row] = await platform.sql<{ total: number }>(
    "select count(*) as total from information_schema.processlist where info like 'select count(*) as total from seq_1%'",
  );
  return Number(row!.total);
}
