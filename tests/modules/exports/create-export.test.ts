import { beforeEach, describe, expect, it, vi } from 'vitest';
import { sql } from '../../../src/platform/database/sql.ts';
import { newId } from '../../../src/platform/lib/typed-id.ts';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { mailbox } from '../../kit/mailbox.ts';
import { begin, create, exportOf, facts, made, scripted, write } from './support.ts';

const app = useApp();
let manager: TestActor;

beforeEach(async () => {
  manager = await app().actors.find('manager');
});

const document =
  'mutation ($input: CreateExportInput!) { createExport(input: $input) { export { id } userErrors { code } } }';
const products = { report: 'PRODUCTS', format: 'CSV' };

describe('createExport', () => {
  it('queues an export, whose file a job creates', async () => {
    const queued = await begin(app(), manager, { ...products, report: 'ORDERS', range: { preset: 'TODAY' } });
    expect(queued).toMatchObject({
      report: 'ORDERS',
      format: 'CSV',
      status: 'QUEUED',
      progress: 0,
      rowCount: null,
      rowsDone: 0,
      url: null,
      bytes: null,
      expiresAt: null,
      finishedAt: null,
      fileName: 'orders-2026-03-01.csv',
      from: '2026-03-01',
      to: '2026-03-01',
    });
    await app().work();
    const ready = await exportOf(app(), manager, queued.id);
    expect(ready).toMatchObject({ status: 'READY', progress: 100, rowCount: 0, failureMessage: null });
    expect(ready.url).toMatch(
      /^http:\/\/localhost:4000\/exports\/export_\w+\.csv\?expires=\d+&signature=[\w.-]+$/,
    );
    expect(ready.bytes).toBeGreaterThan(100);
    expect(Date.parse(ready.expiresAt) - Date.parse(ready.finishedAt)).toBe(24 * 3_600_000);
    expect((await auditOf(app(), queued.id)).map(entry => entry.action)).toEqual(['export.created']);
  });

  it('refuses a guest, and everybody who may not see what the report shows', async () => {
    const asked = await app().send('guest', document, { input: products });
    expect(asked.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    for (const report of [
      'PRODUCTS',
      'SUPPLIERS',
      'CUSTOMERS',
      'USERS',
      'STAFF_MEMBERS',
      'STOCK_MOVEMENTS',
      'PRODUCTION_RECORDS',
      'ORDERS',
      'ORDER_LINES',
      'PAYMENTS',
      'REFUNDS',
      'RENTALS',
      'AUDIT_LOG',
    ]) {
      const answer = await app().send('customer', document, { input: { report, format: 'CSV' } });
      expect(answer.errors?.[0]?.extensions.code, report).toBe('FORBIDDEN');
    }
    const staff = await app().send('staff', document, { input: { report: 'AUDIT_LOG', format: 'CSV' } });
    expect(staff.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', permission: 'AUDIT_VIEW' });
  });

  it.each([
    [{ report: 'PRODUCTS', range: { preset: 'TODAY' } }, ['range'], /leave out "range"/],
    [{ report: 'ORDERS', range: { preset: 'TODAY', from: '2026-01-01' } }, ['range', 'preset'], /not both/],
    [
      { report: 'ORDERS', range: { from: '2026-02-02', to: '2026-02-01' } },
      ['range', 'to'],
      /2026-02-02 or later/,
    ],
    [{ report: 'ORDERS', range: { from: '2026-02-02' } }, ['range', 'to'], /the last day/],
    [{ report: 'ORDERS', range: {} }, ['range', 'from'], /first day/],
    [{ report: 'ORDERS', interval: 'WEEK' }, ['interval'], /applies to SALES_TREND only/],
    [{ report: 'ORDERS', by: 'REVENUE' }, ['by'], /applies to TOP_PRODUCTS only/],
    [{ report: 'ORDERS', currencyCode: 'EUR' }, ['currencyCode'], /applies to DASHBOARD, .* only/],
    [{ report: 'DASHBOARD', channel: 'ONLINE' }, ['channel'], /SALES_TREND, TOP_PRODUCTS, SALES_BY_CATEGORY/],
    [
      { report: 'SALES_TREND', range: { from: '2020-01-01', to: '2024-12-31' } },
      ['interval'],
      /more than 1,200 periods/,
    ],
    [{ report: 'ORDERS', minTotal: '1' }, ['minTotal'], /applies to CUSTOMER_LIFETIME_VALUES only/],
  ])('refuses %j', async (input, path, message) => {
    const { export: none, userErrors } = await create(app(), manager, { format: 'CSV', ...input });
    expect(none).toBeNull();
    expect(userErrors).toEqual([{ code: 'INVALID_INPUT', path, message: expect.stringMatching(message) }]);
  });

  it.each([
    [
      { report: 'TOP_PRODUCTS', by: 'QUANTITY', channel: 'ONLINE', currencyCode: 'EUR' },
      'top-products-by-quantity-online-eur-2026-03-01.csv',
      { interval: null, by: 'QUANTITY', minTotal: null, currencyCode: 'EUR', channel: 'ONLINE' },
    ],
    [
      { report: 'SALES_TREND', interval: 'WEEK' },
      'sales-trend-by-week-2026-03-01.csv',
      { interval: 'WEEK', by: null, minTotal: null, currencyCode: 'USD', channel: null },
    ],
    [
      { report: 'ORDERS' },
      'orders-2026-03-01.csv',
      { interval: null, by: null, minTotal: null, currencyCode: null, channel: null },
    ],
  ])('shows the chosen options, also in the name of the file: %j', async (input, fileName, choices) => {
    const found = await begin(app(), manager, { format: 'CSV', range: { preset: 'TODAY' }, ...input });
    expect(found).toMatchObject({ fileName, ...choices });
    await app().work();
    expect((await exportOf(app(), manager, found.id)).status).toBe('READY');
  });

  it('needs no range for a list, which then covers all time', async () => {
    const found = await begin(app(), manager, { report: 'ORDERS', format: 'XLSX' });
    expect(found).toMatchObject({ from: null, to: null, fileName: 'orders-2026-03-01.xlsx' });
    await app().work();
  });

  it('limits how many one person has at a time, even if they request all at once', async () => {
    const busy = await app().actors.make({ roles: ['MANAGER'] });
    const answers = await Promise.all(Array.from({ length: 7 }, () => create(app(), busy, products)));
    const accepted = answers.filter(answer => answer.export);
    expect(accepted).toHaveLength(5);
    const refused = answers.filter(answer => !answer.export);
    expect(refused.flatMap(answer => answer.userErrors)).toEqual([
      { code: 'TOO_MANY_EXPORTS', path: null, message: expect.stringContaining('5 exports') },
      { code: 'TOO_MANY_EXPORTS', path: null, message: expect.stringContaining('5 exports') },
    ]);
    // Nobody else is affected.
    expect((await create(app(), manager, products)).userErrors).toEqual([]);
    await app().work();
    for (const { export: one } of accepted)
      expect((await exportOf(app(), busy, one.id)).status).toBe('READY');
    expect((await create(app(), busy, products)).userErrors).toEqual([]);
    await app().work();
  });
});

const remove = (who: TestActor, id: string) =>
  as(app(), who).ask(
    'mutation ($id: ID!) { deleteExport(input: { exportId: $id }) { userErrors { code } } }',
    { id },
  );

/** More exports like this one. */
async function copyExport(id: string, count: number): Promise<void> {
  for (let copy = 0; copy < count; copy++)
    await write(
      app(),
      sql`insert into export_file (id, created_at, updated_at, version, requested_by_id, report, format, parameters, status, rows_done, file_name, attempts, expires_at)
        select ${newId('export')}, created_at, updated_at, 1, requested_by_id, report, format, parameters, status, 0, file_name, 1, expires_at from export_file where id = ${id}`,
    );
}

describe('more exports than are created at a time', () => {
  it('wait for their turn, which comes as soon as another one is done', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    let running = 0;
    let most = 0;
    const putBack = scripted(app(), {
      batches: 1,
      rowsPerBatch: 1,
      async before() {
        most = Math.max(most, ++running);
        await gate;
        running--;
      },
    });
    try {
      const person = await app().actors.make({ roles: ['MANAGER'] });
      const wanted = { report: 'RENTALS', format: 'CSV' };
      const ids: string[] = [];
      for (let count = 0; count < 5; count++) ids.push((await begin(app(), person, wanted)).id);
      const statuses = () =>
        Promise.all(ids.map(async id => (await exportOf(app(), person, id)).status as string));
      const work = app().work();
      await vi.waitFor(() => expect(running).toBe(2), 5_000);
      expect((await statuses()).toSorted()).toEqual(['QUEUED', 'QUEUED', 'QUEUED', 'RUNNING', 'RUNNING']);
      open();
      await work;
      expect(await statuses()).toEqual(Array(5).fill('READY'));
      expect(most).toBe(2);
    } finally {
      open();
      putBack();
    }
  });
});

describe('one person', () => {
  it('has so many files ready at a time, until they delete some', async () => {
    const person = await app().actors.make({ roles: ['MANAGER'] });
    const { id } = await made(app(), person, products);
    await copyExport(id, 49);
    const refused = await create(app(), person, products);
    expect(refused.userErrors).toEqual([
      { code: 'TOO_MANY_EXPORTS', path: null, message: expect.stringContaining('50 files that are ready') },
    ]);
    await remove(person, id);
    expect((await create(app(), person, products)).userErrors).toEqual([]);
    await app().work();
  });

  it('requests so many in a day, including canceled and deleted ones', async () => {
    const person = await app().actors.make({ roles: ['MANAGER'] });
    const { id } = await begin(app(), person, products);
    await copyExport(id, 198);
    await write(
      app(),
      sql`update export_file set status = 'CANCELLED' where requested_by_id = ${person.userId}`,
    );
    const last = await begin(app(), person, products);
    await remove(person, last.id);
    const refused = await create(app(), person, products);
    expect(refused.userErrors).toEqual([
      {
        code: 'TOO_MANY_EXPORTS',
        path: null,
        message: expect.stringContaining('200 exports in the last 24 hours'),
      },
    ]);
    app().clock.advance(24 * 3_600_000);
    const nextDay = await app().actors.signIn(person.userId);
    expect((await create(app(), nextDay, products)).userErrors).toEqual([]);
    await app().work();
  });
});

describe('exports', () => {
  it('are visible only to the person who requested them', async () => {
    const { id } = await begin(app(), manager, products);
    await app().work();
    const other = await app().actors.find('admin');
    expect(await exportOf(app(), other, id)).toBeNull();
    const node = 'query ($id: ID!) { node(id: $id) { id __typename } }';
    expect((await as(app(), other).ask(node, { id })).node).toBeNull();
    expect((await as(app(), manager).ask(node, { id })).node).toEqual({ id, __typename: 'Export' });
    const list = `{ exports(first: 3) { totalCount nodes { ${facts} } } }`;
    expect((await as(app(), other).ask(list)).exports).toEqual({ totalCount: 0, nodes: [] });
    const { nodes } = (await as(app(), manager).ask(list)).exports;
    expect(nodes[0]).toMatchObject({ id, status: 'READY', url: expect.stringContaining(id) });
  });

  it('notify the person who requested them, and nobody else, by mail if they want that', async () => {
    const folder = app().app.services.config.mailFolder;
    const person = await app().actors.make({ name: 'Mona', roles: ['MANAGER'] });
    const notifications = '{ notifications { nodes { kind message targetId } } }';
    const first = await made(app(), person, products);
    expect((await as(app(), person).ask(notifications)).notifications.nodes).toEqual([
      {
        kind: 'EXPORT_READY',
        message: expect.stringMatching(
          /^"Products" is ready to download as CSV, with \d+ rows?\. It is deleted after a day\.$/,
        ),
        targetId: first.id,
      },
    ]);
    expect((await mailbox(folder)).filter(mail => mail.to === person.email)).toEqual([]);
    const choose =
      'mutation { setNotificationPreference(input: { kind: EXPORT_READY, channel: MAIL }) { userErrors { code } } }';
    await as(app(), person).ask(choose);
    await made(app(), person, products);
    const mails = (await mailbox(folder)).filter(mail => mail.to === person.email);
    expect(mails.map(mail => mail.subject)).toEqual(['A file that you requested is ready']);
    const admin = await app().actors.find('admin');
    const kinds = (await as(app(), admin).ask(notifications)).notifications.nodes.map(
      (one: { kind: string }) => one.kind,
    );
    expect(kinds).not.toContain('EXPORT_READY');
  });

  it('of an erased account are deleted with their files, including deleted ones', async () => {
    const person = await app().actors.make({ roles: ['MANAGER'] });
    await made(app(), person, products);
    await remove(person, (await made(app(), person, products)).id);
    await app().ask(
      'admin',
      'mutation ($id: ID!) { deleteUser(input: { userId: $id, anonymize: true }) { userErrors { code } } }',
      { id: person.userId },
    );
    await app().work();
    const rows = await app().app.database.run({
      text: 'select id from export_file where requested_by_id = ?',
      values: [person.userId],
    });
    expect(rows).toEqual([]);
  });

  it('count the rows that a report really has', async () => {
    const putBack = scripted(app(), { batches: 1, rowsPerBatch: 7, expected: 1_000, before: async () => {} });
    try {
      expect(await made(app(), manager, { report: 'RENTALS', format: 'CSV' })).toMatchObject({
        status: 'READY',
        rowCount: 7,
        progress: 100,
      });
    } finally {
      putBack();
    }
  });
});
