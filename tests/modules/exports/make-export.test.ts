import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { beginRun } from '../../../src/modules/exports/export-run.ts';
import { sql } from '../../../src/platform/database/sql.ts';
import { partBytes } from '../../../src/platform/files/file-parts.ts';
import { newId } from '../../../src/platform/lib/typed-id.ts';
import { UserError } from '../../../src/platform/lib/user-error.ts';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { readCsv } from '../../kit/files/read-back.ts';
import {
  begin,
  beginScripted,
  chunkCount,
  exportOf,
  notificationsAbout,
  open,
  scripted,
  write,
} from './support.ts';

const app = useApp();
let manager: TestActor;

beforeAll(async () => {
  manager = await app().actors.find('manager');
});

beforeEach(async () => {
  app().clock.advance(2_000);
  manager = await app().actors.find('manager');
});

const cancel = (id: string) =>
  as(app(), manager).ask(
    'mutation ($id: ID!) { cancelExport(input: { exportId: $id }) { userErrors { code } } }',
    { id },
  );

async function numbersIn(url: string): Promise<number[]> {
  const response = await open(app(), url);
  expect(response.statusCode).toBe(200);
  return readCsv(response.rawPayload)
    .slice(1)
    .map(row => Number(row[0]));
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('creating a file', () => {
  it('reports its progress, and keeps many parts in their order', async () => {
    const seen: { status: string; progress: number; rowsDone: number }[] = [];
    const { id } = await beginScripted(app(), manager, {
      async before(batch) {
        const { status, progress, rowsDone } = await exportOf(app(), manager, id);
        seen.push({ status, progress, rowsDone });
        expect(rowsDone).toBe(batch * 1_000);
      },
    });
    await app().work();
    expect(seen.map(({ progress }) => progress)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(new Set(seen.map(({ status }) => status))).toEqual(new Set(['RUNNING']));
    const ready = await exportOf(app(), manager, id);
    expect(ready).toMatchObject({ status: 'READY', progress: 100, rowCount: 10_000 });
    expect(ready.bytes).toBeGreaterThan(2 * partBytes);
    const parts = await chunkCount(app(), id);
    expect(parts).toBeGreaterThan(2);
    expect(parts).toBeLessThanOrEqual(Math.ceil(ready.bytes / partBytes));
    expect(await numbersIn(ready.url)).toEqual(upTo(10_000));
  });

  it('stays at 0 % when its length is not known in advance', async () => {
    const seen: number[] = [];
    const { id } = await beginScripted(app(), manager, {
      expected: null,
      batches: 3,
      async before() {
        seen.push((await exportOf(app(), manager, id)).progress);
      },
    });
    await app().work();
    expect(seen).toEqual([0, 0, 0]);
    expect(await exportOf(app(), manager, id)).toMatchObject({
      status: 'READY',
      progress: 100,
      rowCount: 3_000,
    });
  });

  it('starts again when it fails half way, and the file is right', async () => {
    let hasFailed = false;
    const { id } = await beginScripted(app(), manager, {
      async before(batch) {
        if (batch === 7 && !hasFailed) {
          hasFailed = true;
          expect(await chunkCount(app(), id)).toBeGreaterThan(0);
          throw new Error('The database went away.');
        }
      },
    });
    await app().work();
    expect(await exportOf(app(), manager, id)).toMatchObject({
      status: 'QUEUED',
      progress: 0,
      failureMessage: null,
    });
    expect(await chunkCount(app(), id)).toBe(0);
    app().clock.advance(60_000);
    await app().work();
    const ready = await exportOf(app(), manager, id);
    expect(ready).toMatchObject({ status: 'READY', rowCount: 10_000 });
    expect(await numbersIn(ready.url)).toEqual(upTo(10_000));
  });

  it('starts again after its process died, and ignores what that one still writes', async () => {
    const { id } = await beginScripted(app(), manager, { batches: 3 });
    // A process that starts, writes a part, and dies.
    const dead = (await beginRun(app().context(), id))!;
    const insert = (runToken: string, position: number) =>
      write(
        app(),
        sql`insert into export_chunk (id, export_id, run_token, position, content) values (${newId('exportchunk')}, ${id}, ${runToken}, ${position}, ${Buffer.from('rubbish')})`,
      );
    await insert(dead.runToken, 0);
    await app().work();
    await insert(dead.runToken, 1);
    const ready = await exportOf(app(), manager, id);
    expect(ready).toMatchObject({ status: 'READY', rowCount: 3_000 });
    expect(await numbersIn(ready.url)).toEqual(upTo(3_000));
  });

  it('belongs to one of two runs only, even if both go on', async () => {
    const { id } = await beginScripted(app(), manager, {
      async before(batch) {
        // Another worker believes that this one is dead.
        if (batch === 4) await beginRun(app().context(), id);
      },
    });
    await app().work();
    expect((await exportOf(app(), manager, id)).status).toBe('RUNNING');
    expect(await chunkCount(app(), id)).toBe(0);
    await cancel(id);
  });

  it('fails for good after a few attempts, with a message for people', async () => {
    const putBack = scripted(app(), {
      batches: 10,
      rowsPerBatch: 1_000,
      async before() {
        throw new Error('Column "secret" is missing.');
      },
    });
    onTestFinished(putBack);
    const { id } = await begin(app(), manager, { report: 'RENTALS', format: 'CSV' });
    for (let attempt = 0; attempt < 3; attempt++) {
      await app().work();
      app().clock.advance(3_600_000);
    }
    manager = await app().actors.find('manager');
    const failed = await exportOf(app(), manager, id);
    expect(failed).toMatchObject({
      status: 'FAILED',
      url: null,
      failureMessage: 'It failed because of an internal error. Request it again later.',
    });
    expect(failed.finishedAt).not.toBeNull();
    expect(await notificationsAbout(app(), manager, id)).toEqual([
      {
        kind: 'EXPORT_FAILED',
        message: `"Scripted" could not be exported as CSV. ${failed.failureMessage}`,
      },
    ]);
    // Administrators see the error.
    const { deadJobs } = await app().ask('admin', '{ deadJobs { nodes { id name lastError } } }');
    const dead = deadJobs.nodes.find((job: { name: string }) => job.name === 'exports.make');
    expect(dead.lastError).toBe('Column "secret" is missing.');
    putBack();
    await app().mutate('retryDeadJob', { deadJobId: dead.id }, 'deadJobId', 'admin');
    await app().work();
    expect(await exportOf(app(), manager, id)).toMatchObject({ status: 'READY', failureMessage: null });
  });

  it('fails for good when its process dies each time', async () => {
    const { id } = await beginScripted(app(), manager, {});
    for (let attempt = 0; attempt < 3; attempt++) await beginRun(app().context(), id);
    await app().work();
    expect(await exportOf(app(), manager, id)).toMatchObject({
      status: 'FAILED',
      failureMessage: expect.stringContaining('The server stopped each time'),
    });
    expect((await notificationsAbout(app(), manager, id)).map(({ kind }) => kind)).toEqual(['EXPORT_FAILED']);
  });

  it.each([
    ['PDF', 20_001, /20,000 rows.*CSV or XLSX/],
    ['XLSX', 1_048_576, /1,048,575 rows.*CSV/],
  ])('refuses a %s of %i rows before it reads any', async (format, expected, message) => {
    let batches = 0;
    const before = async () => void batches++;
    onTestFinished(scripted(app(), { batches: 1, rowsPerBatch: 1, expected, before }));
    const { id } = await begin(app(), manager, { report: 'RENTALS', format });
    await app().work();
    expect(await exportOf(app(), manager, id)).toMatchObject({
      status: 'FAILED',
      failureMessage: expect.stringMatching(message),
    });
    expect(batches).toBe(0);
    expect(await notificationsAbout(app(), manager, id)).toEqual([
      { kind: 'EXPORT_FAILED', message: expect.stringMatching(message) },
    ]);
  });

  it('shows the message of a report that refuses, and does not try again', async () => {
    const { id } = await beginScripted(app(), manager, {
      async before() {
        throw new UserError('INVALID_INPUT', 'Take a shorter range.');
      },
    });
    await app().work();
    expect(await exportOf(app(), manager, id)).toMatchObject({
      status: 'FAILED',
      failureMessage: 'Take a shorter range.',
    });
  });

  it('refuses a PDF that turns out to be too long', async () => {
    onTestFinished(
      scripted(app(), { batches: 21, rowsPerBatch: 1_000, expected: null, before: async () => {} }),
    );
    const { id } = await begin(app(), manager, { report: 'RENTALS', format: 'PDF' });
    await app().work();
    expect(await exportOf(app(), manager, id)).toMatchObject({
      status: 'FAILED',
      failureMessage: expect.stringContaining('20,000 rows'),
    });
  });
});

describe('somebody who in the meantime', () => {
  it('lost the permission gets no file', async () => {
    const person = await app().actors.make({ roles: ['MANAGER'] });
    const { id } = await beginScripted(app(), person, { batches: 1 });
    await write(app(), sql`delete from user_role where user_id = ${person.userId}`);
    await app().work();
    expect(await exportOf(app(), person, id)).toMatchObject({
      status: 'FAILED',
      failureMessage: 'This needs the permission RENTALS_VIEW, which you no longer have.',
    });
    expect((await notificationsAbout(app(), person, id)).map(({ kind }) => kind)).toEqual(['EXPORT_FAILED']);
  });

  it('was suspended gets no file', async () => {
    const person = await app().actors.make({ roles: ['MANAGER'] });
    const { id } = await beginScripted(app(), person, { batches: 1 });
    await app().mutate(
      'updateUserStatus',
      { userId: person.userId, status: 'SUSPENDED' },
      'user { id }',
      'admin',
    );
    await app().work();
    const [row] = await app().app.database.run<{ status: string; message: string }>({
      text: 'select status, failure_message as message from export_file where id = ?',
      values: [id],
    });
    expect({ ...row }).toEqual({ status: 'FAILED', message: 'Your account can no longer be used.' });
  });
});
