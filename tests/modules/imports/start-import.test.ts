import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { beginRun, finishRun, RunEnded } from '../../../src/modules/imports/import-run.ts';
import { ProblemList } from '../../../src/platform/files/import/problems.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { isMariaDb } from '../../kit/database.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { newKey } from '../../kit/new-key.ts';
import { untilRunning, useSubscribers } from '../../kit/subscriber.ts';
import { dayMs } from '../../kit/time.ts';
import { imported, importOf, startImport, uploaded } from '../../kit/uploads.ts';

const app = useApp();
const subscribers = useSubscribers(app);

let prefix = 0;
const sku = (n: number) => `W${prefix}-${n}`;
const product = async (code: string) =>
  (
    await app().ask(
      'manager',
      `{ productBySku(sku: "${code}") { name price { amount } stock { onHand } version } }`,
    )
  ).productBySku;
const list = (...lines: string[]) => `sku,name,price\n${lines.join('\n')}\n`;

function next(): void {
  prefix++;
}

const importFolders = () => readdirSync(tmpdir()).filter(name => name.startsWith('tradepost-import-'));

describe('startImport', () => {
  it('imports a file as the command line does', async () => {
    next();
    await makeProduct(app(), { sku: sku(1), name: 'Old' });
    // What a server that was killed has left behind.
    const others = importFolders();
    const done = await imported(app(), 'manager', list(`${sku(1)},Old,7.50`, `${sku(2)},New,1`));
    expect(done).toMatchObject({
      kind: 'PRODUCTS',
      status: 'DONE',
      dryRun: false,
      fileName: 'prices.csv',
      format: 'commas, UTF-8',
      rowsTotal: 2,
      rowsDone: 2,
      progress: 100,
      created: 1,
      updated: 1,
      unchanged: 0,
      failed: 0,
      problemCount: 0,
      failureMessage: null,
      problems: { totalCount: 0, nodes: [] },
    });
    expect(done.preview).toEqual({
      columns: ['sku', 'name', 'price'],
      rows: [
        [sku(1), 'Old', '7.50'],
        [sku(2), 'New', '1'],
      ],
    });
    expect(done.startedAt <= done.finishedAt).toBe(true);
    expect((await product(sku(1))).price.amount).toBe('7.50');
    expect(await product(sku(2))).toMatchObject({ name: 'New' });
    expect(importFolders()).toEqual(others);
  });

  it('reads Windows-1252 with semicolons and decimal commas', async () => {
    next();
    const content = Buffer.from(`sku;name;price\r\n${sku(1)};Caf\xe9 \x80;1.234,50\r\n`, 'latin1');
    const done = await imported(app(), 'manager', content);
    expect(done).toMatchObject({ status: 'DONE', format: 'semicolons, Windows-1252', created: 1 });
    expect(done.preview.rows).toEqual([[sku(1), 'Café €', '1.234,50']]);
    expect(await product(sku(1))).toMatchObject({ name: 'Café €', price: { amount: '1234.50' } });
  });

  it('says in a dry run what it would do, and changes nothing; then the same upload is imported', async () => {
    next();
    await makeProduct(app(), { sku: sku(1), name: 'Old' });
    const content = list(`${sku(1)},Renamed,1`, `${sku(2)},New,2`);
    const uploadToken = await uploaded(app(), 'manager', content);
    const started = await startImport(app(), 'manager', { uploadToken, dryRun: true });
    expect(started.import).toMatchObject({ status: 'QUEUED', dryRun: true });
    await app().work();
    const rehearsed = await importOf(app(), 'manager', started.import.id);
    expect(rehearsed).toMatchObject({ status: 'DONE', created: 1, updated: 1, failed: 0 });
    expect(await product(sku(1))).toMatchObject({ name: 'Old' });
    expect(await product(sku(2))).toBeNull();
    const real = await startImport(app(), 'manager', { uploadToken });
    await app().work();
    expect(await importOf(app(), 'manager', real.import.id)).toMatchObject({ created: 1, updated: 1 });
    expect(await product(sku(2))).not.toBeNull();
  });

  it('names row, column, value, and reason of each problem, and imports nothing', async () => {
    next();
    const content = `sku,name,price,categoryCode\n${sku(1)},One,cheap,\n${sku(2)},Two,2,nowhere\n${sku(3)},Three,3,\n`;
    const problems = [
      { row: 2, column: 'price', value: 'cheap', reason: expect.stringContaining('decimal number') },
      { row: 3, column: 'categoryCode', value: 'nowhere', reason: expect.stringContaining('no category') },
    ];
    const failed = await imported(app(), 'manager', content);
    expect(failed).toMatchObject({
      status: 'FAILED',
      failed: 2,
      created: 0,
      problemCount: 2,
      failureMessage:
        'Nothing was imported, because 2 rows are invalid. Correct the file, or skip invalid rows.',
    });
    // Both are of one batch: what can be seen in the row itself comes first.
    expect(failed.problems.nodes).toEqual(problems);
    expect(await product(sku(3))).toBeNull();

    const rehearsed = await imported(app(), 'manager', content, { dryRun: true });
    expect(rehearsed).toMatchObject({ status: 'FAILED', failed: 2, created: 1 });
    expect(rehearsed.failureMessage).toContain('Nothing would be imported');

    const skipped = await imported(app(), 'manager', content, { skipInvalid: true });
    expect(skipped).toMatchObject({ status: 'DONE', failed: 2, created: 1, problemCount: 2 });
    expect(await product(sku(3))).not.toBeNull();
  });

  it('keeps 1,000 problems and counts all', async () => {
    next();
    const rows = Array.from({ length: 1_100 }, (_, index) => `${sku(index)},x,cheap`);
    const failed = await imported(app(), 'manager', list(...rows));
    expect(failed).toMatchObject({ status: 'FAILED', failed: 1_100, problemCount: 1_100 });
    expect(failed.problems.totalCount).toBe(1_000);
    expect(failed.preview.rows).toHaveLength(20);
    const query = `query ($id: ID!, $after: String) { import(id: $id) { problems(first: 100, after: $after) { nodes { row } pageInfo { endCursor } } } }`;
    const page = async (after: string | null) =>
      (await app().ask('manager', query, { id: failed.id, after })).import.problems;
    const first = await page(null);
    expect((await page(first.pageInfo.endCursor)).nodes[0]).toEqual({ row: 102 });
  });

  it('says why a whole file cannot be imported', async () => {
    const failed = await imported(app(), 'manager', 'sku,color\nA,red\n');
    expect(failed).toMatchObject({ status: 'FAILED', problemCount: 1 });
    expect(failed.failureMessage).toMatch(/^The file cannot be imported: it has the unknown column color/);
    expect(failed.problems.nodes).toMatchObject([{ row: 1, column: null, value: null }]);
  });

  it('sets stock only for whoever may, and only when asked', async () => {
    next();
    await makeProduct(app(), { sku: sku(1) });
    const content = `sku,stockOnHand\n${sku(1)},9\n`;
    const left = await imported(app(), 'manager', content);
    expect(left).toMatchObject({
      status: 'DONE',
      unchanged: 1,
      notes: [expect.stringContaining('left alone')],
    });
    const set = await imported(app(), 'manager', content, { setStock: true });
    expect(set).toMatchObject({ status: 'DONE', updated: 1, notes: [] });
    expect((await product(sku(1))).stock.onHand).toBe(9);
    const { stockMovements } = await app().ask(
      'manager',
      '{ stockMovements(first: 1) { nodes { reason delta actor { id } } } }',
    );
    const manager = await app().actors.find('manager');
    expect(stockMovements.nodes).toEqual([{ reason: 'IMPORT', delta: 9, actor: { id: manager.userId } }]);

    const member = await makeMember(app(), ['CATALOG_MANAGE']);
    const refused = await imported(app(), member, content);
    expect(refused).toMatchObject({
      status: 'FAILED',
      failureMessage: expect.stringContaining('INVENTORY_MANAGE'),
    });
    const uploadToken = await uploaded(app(), member, content);
    const input = { idempotencyKey: newKey(), uploadToken, kind: 'PRODUCTS', setStock: true };
    const query =
      'mutation ($input: StartImportInput!) { startImport(input: $input) { userErrors { code } } }';
    const { errors } = await as(app(), member).send(query, { input });
    expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  it('starts once for each key', async () => {
    next();
    const uploadToken = await uploaded(app(), 'manager', list(`${sku(1)},One,1`));
    const input = { idempotencyKey: newKey(), uploadToken };
    const first = await startImport(app(), 'manager', input);
    const again = await startImport(app(), 'manager', input);
    expect(again.import.id).toBe(first.import.id);
    await app().work();
  });

  it('refuses a token of another person, one whose file was not sent, one that expired, and another kind', async () => {
    const uploadToken = await uploaded(app(), 'manager', 'sku\nA\n');
    const codes = async (who: 'manager' | 'staff', input: object) =>
      (await startImport(app(), who, input)).userErrors;
    expect(await codes('staff', { uploadToken })).toMatchObject([
      { code: 'TOKEN_INVALID', path: ['uploadToken'] },
    ]);
    expect(await codes('manager', { uploadToken: 'nonsense' })).toMatchObject([{ code: 'TOKEN_INVALID' }]);
    expect(await codes('manager', { uploadToken, kind: 'CATEGORIES' })).toMatchObject([
      { code: 'INVALID_INPUT', path: ['kind'] },
    ]);
    expect(await codes('manager', { uploadToken, kind: 'CATEGORIES', setStock: true })).toMatchObject([
      { code: 'INVALID_INPUT', path: ['setStock'] },
    ]);
    const create = { purpose: 'PRODUCT_IMPORT', fileName: 'a.csv', contentType: 'text/csv', size: 3 };
    const unsent = await app().mutate('createUpload', create, 'uploadToken');
    expect(await codes('manager', { uploadToken: unsent.uploadToken })).toMatchObject([
      { code: 'WRONG_STATUS', path: ['uploadToken'] },
    ]);
    app().clock.advance(dayMs);
    expect(await codes('manager', { uploadToken })).toMatchObject([{ code: 'TOKEN_INVALID' }]);
  });

  it('fails when the person has lost the permission meanwhile', async () => {
    next();
    const member = await makeMember(app(), ['CATALOG_MANAGE']);
    const uploadToken = await uploaded(app(), member, list(`${sku(1)},One,1`));
    const { import: started } = await startImport(app(), member, { uploadToken });
    await app().mutate(
      'updateUserStatus',
      { userId: member.userId, status: 'SUSPENDED' },
      '__typename',
      'admin',
    );
    await app().work();
    expect(await importOf(app(), 'manager', started.id)).toMatchObject({
      status: 'FAILED',
      failureMessage: 'The account that started this can no longer be used.',
    });
    expect(await product(sku(1))).toBeNull();
  });

  it('limits how many one person has waiting', async () => {
    next();
    const member = await makeMember(app(), ['CATALOG_MANAGE']);
    const uploadToken = await uploaded(app(), member, list(`${sku(1)},One,1`));
    for (let index = 0; index < 5; index++)
      expect((await startImport(app(), member, { uploadToken })).userErrors).toEqual([]);
    expect((await startImport(app(), member, { uploadToken })).userErrors).toMatchObject([
      { code: 'TOO_MANY_IMPORTS' },
    ]);
    await app().work();
  });

  it('is in the audit log, with who did it', async () => {
    next();
    const { id } = await imported(app(), 'manager', list(`${sku(1)},One,1`));
    const query =
      'query ($id: ID!) { auditLog(first: 5, filter: { targetId: $id }) { nodes { action actor { id } facts } } }';
    const { auditLog } = await app().ask('manager', query, { id });
    const actor = { id: (await app().actors.find('manager')).userId };
    expect(auditLog.nodes).toEqual([
      { action: 'import.completed', actor, facts: { files: [expect.objectContaining({ created: 1 })] } },
      {
        action: 'import.started',
        actor,
        facts: expect.objectContaining({ kind: 'PRODUCTS', dryRun: false }),
      },
    ]);
  });
});

describe('a worker that dies', () => {
  it('is followed by one that begins again, and nothing is doubled', async () => {
    next();
    const uploadToken = await uploaded(app(), 'manager', list(`${sku(1)},One,1`, `${sku(2)},Two,2`));
    const { import: started } = await startImport(app(), 'manager', { uploadToken });
    const dead = (await beginRun(app().context(), started.id))!;
    await app().work();
    expect(await importOf(app(), 'manager', started.id)).toMatchObject({ status: 'DONE', created: 2 });
    // The one that was taken for dead wakes up: what it did is rolled back.
    const outcome = {
      changes: { created: 9, updated: 0, unchanged: 0 },
      failed: 0,
      problems: new ProblemList(),
      notes: [],
    };
    await expect(finishRun(app().context(), dead, outcome)).rejects.toThrow(RunEnded);
    expect(await importOf(app(), 'manager', started.id)).toMatchObject({ status: 'DONE', created: 2 });
    expect((await product(sku(1))).version).toBe(1);
  });

  it('fails for good when it dies each time', async () => {
    next();
    const uploadToken = await uploaded(app(), 'manager', list(`${sku(1)},One,1`));
    const { import: started } = await startImport(app(), 'manager', { uploadToken });
    for (let attempt = 0; attempt < 3; attempt++) await beginRun(app().context(), started.id);
    await app().work();
    expect(await importOf(app(), 'manager', started.id)).toMatchObject({
      status: 'FAILED',
      failureMessage: expect.stringContaining('The server stopped each time'),
    });
  });
});

describe('cancelImport', () => {
  const cancel = (who: 'manager' | 'staff', importId: string) =>
    as(app(), who).mutate('cancelImport', { importId }, 'import { status }');

  it('cancels one that waits, and then it never runs', async () => {
    next();
    const uploadToken = await uploaded(app(), 'manager', list(`${sku(1)},One,1`));
    const { import: started } = await startImport(app(), 'manager', { uploadToken });
    expect(await cancel('manager', started.id)).toMatchObject({ import: { status: 'CANCELLED' } });
    await app().work();
    expect(await product(sku(1))).toBeNull();
    expect((await cancel('manager', started.id)).userErrors).toMatchObject([
      { code: 'WRONG_STATUS', path: ['importId'] },
    ]);
  });

  it('can be expected to stop one that runs, but not on the embedded database', async () => {
    next();
    const uploadToken = await uploaded(app(), 'manager', list(`${sku(1)},One,1`));
    const { import: started } = await startImport(app(), 'manager', { uploadToken });
    const text = `{ import(id: "${started.id}") { isInterruptible } }`;
    expect((await app().ask('manager', text)).import).toEqual({ isInterruptible: isMariaDb() });
    await cancel('manager', started.id);
  });

  it('undoes what one that runs has done', async () => {
    next();
    const uploadToken = await uploaded(app(), 'manager', list(`${sku(1)},One,1`));
    const { import: started } = await startImport(app(), 'manager', { uploadToken });
    const run = (await beginRun(app().context(), started.id))!;
    await cancel('manager', started.id);
    const nothing = { created: 0, updated: 0, unchanged: 0 };
    const outcome = { changes: nothing, failed: 0, problems: new ProblemList(), notes: [] };
    await expect(finishRun(app().context(), run, outcome)).rejects.toThrow(RunEnded);
    await app().work();
    expect((await importOf(app(), 'manager', started.id)).status).toBe('CANCELLED');
  });
});

describe('imports', () => {
  it('are seen by whoever may import such files, and by nobody else', async () => {
    const { id } = await imported(
      app(),
      'manager',
      'code,name\nS-77,Seven\n',
      { kind: 'SUPPLIERS' },
      {
        purpose: 'SUPPLIER_IMPORT',
      },
    );
    const query =
      'query ($id: ID!) { import(id: $id) { id } node(id: $id) { id } imports(first: 100) { nodes { id } } }';
    const seen = async (who: Parameters<typeof as>[1]) => {
      const { data, errors } = await as(app(), who).send(query, { id });
      return errors
        ? errors[0]!.extensions.code
        : [data.import?.id, data.node?.id, data.imports.nodes.some((one: { id: string }) => one.id === id)];
    };
    expect(await seen('manager')).toEqual([id, id, true]);
    expect(await seen(await makeMember(app(), ['CATALOG_MANAGE']))).toEqual([undefined, undefined, false]);
    expect(await seen('customer')).toBe('FORBIDDEN');
    expect(await seen('guest')).toBe('UNAUTHENTICATED');
    const other = await makeMember(app(), ['CATALOG_MANAGE']);
    const canceled = await as(app(), other).mutate('cancelImport', { importId: id }, '__typename');
    expect(canceled.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('report their progress to subscribers', async () => {
    next();
    const rows = Array.from({ length: 1_000 }, (_, index) => `${sku(index)},Product ${index},1`);
    const uploadToken = await uploaded(app(), 'manager', list(...rows));
    const { import: started } = await startImport(app(), 'manager', { uploadToken });
    const text =
      'subscription ($id: ID!) { importUpdated(importId: $id) { status rowsDone progress created } }';
    const subscriber = await subscribers.connect(await app().actors.headers('manager'));
    const updates = subscriber.follow(text, { id: started.id });
    const stranger = await subscribers.connect(await app().actors.headers('customer'));
    expect(await stranger.follow(text, { id: started.id }).refusal()).toBe('FORBIDDEN');
    await untilRunning(app(), 1);
    await app().work();
    const seen = [];
    do seen.push((await updates.next()).data.importUpdated);
    while (seen.at(-1).status !== 'DONE');
    expect(seen.at(-1)).toEqual({ status: 'DONE', rowsDone: 1_000, progress: 100, created: 1_000 });
    const done = seen.map(({ rowsDone }) => rowsDone);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    const late = await subscribers.connect(await app().actors.headers('manager'));
    expect((await late.follow(text, { id: started.id }).next()).data.importUpdated.status).toBe('DONE');
    // The embedded database has no second connection for what happens in between.
    if (app().database.servers) expect(done.some(count => count > 0 && count < 1_000)).toBe(true);
  });

  it('are deleted after 90 days, with their problems', async () => {
    await imported(app(), 'manager', list('broken,x,cheap'));
    app().clock.advance(91 * dayMs);
    await app().work();
    const count = async (table: string) =>
      Number((await app().sql<{ total: number }>(`select count(*) as total from ${table}`))[0]!.total);
    expect([await count('import_run'), await count('import_problem'), await count('upload')]).toEqual([
      0, 0, 0,
    ]);
  });
});
