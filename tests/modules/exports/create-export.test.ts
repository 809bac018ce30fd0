import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../src/platform/database/sql.ts';
import { newId } from '../../../src/platform/lib/typed-id.ts';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { mailbox } from '../../kit/mailbox.ts';
import { askAs, auditOf, begin, create, exportOf, facts, made, scripted, write } from './support.ts';

const app = useApp();
let manager: TestActor;

beforeAll(async () => {
  manager = await app().actors.find('manager');
});

const document =
  'mutation ($input: CreateExportInput!) { createExport(input: $input) { export { id } userErrors { code } } }';
const products = { report: 'PRODUCTS', format: 'CSV' };

describe('createExport', () => {
  it('queues a file, which a job makes', async () => {
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

  it('refuses a guest, and who may not see what is in it', async () => {
    const asked = await app().send('guest', document, { input: products });
    expect(asked.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    for (const report of [
      'PRODUCTS',
      'CUSTOMERS',
      'ORDERS',
      'ORDER_LINES',
      'PAYMENTS',
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
    [{ report: 'ORDERS', interval: 'WEEK' }, ['interval'], /goes with SALES_TREND only/],
    [{ report: 'ORDERS', by: 'REVENUE' }, ['by'], /goes with TOP_PRODUCTS only/],
    [{ report: 'ORDERS', currencyCode: 'EUR' }, ['currencyCode'], /goes with DASHBOARD, .* only/],
    [{ report: 'DASHBOARD', channel: 'ONLINE' }, ['channel'], /SALES_TREND, TOP_PRODUCTS, SALES_BY_CATEGORY/],
    [
      { report: 'SALES_TREND', range: { from: '2020-01-01', to: '2024-12-31' } },
      ['interval'],
      /more than 1,200 periods/,
    ],
    [{ report: 'ORDERS', minTotal: '1' }, ['minTotal'], /goes with CUSTOMER_LIFETIME_VALUES only/],
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
  ])('shows what was chosen, also by the name of the file: %j', async (input, fileName, choices) => {
    const found = await begin(app(), manager, { format: 'CSV', range: { preset: 'TODAY' }, ...input });
    expect(found).toMatchObject({ fileName, ...choices });
    await app().work();
    expect((await exportOf(app(), manager, found.id)).status).toBe('READY');
  });

  it('needs no range for a list, and says then that it covers all time', async () => {
    const found = await begin(app(), manager, { report: 'ORDERS', format: 'XLSX' });
    expect(found).toMatchObject({ from: null, to: null, fileName: 'orders-2026-03-01.xlsx' });
    await app().work();
  });

  it('lets one person have so many at a time, also when they ask for all at once', async () => {
    const busy = await app().actors.make({ roles: ['MANAGER'] });
    const answers = await Promise.all(Array.from({ length: 7 }, () => create(app(), busy, products)));
    const accepted = answers.filter(answer => answer.export);
    expect(accepted).toHaveLength(5);
    const refused = answers.filter(answer => !answer.export);
    expect(refused.flatMap(answer => answer.userErrors)).toEqual([
      { code: 'TOO_MANY_EXPORTS', path: null, message: expect.stringContaining('5 exports') },
      { code: 'TOO_MANY_EXPORTS', path: null, message: expect.stringContaining('5 exports') },
    ]);
    // Somebody else is not held up by that.
    expect((await create(app(), manager, products)).userErrors).toEqual([]);
    await app().work();
    for (const { export: one } of accepted)
      expect((await exportOf(app(), busy, one.id)).status).toBe('READY');
    expect((await create(app(), busy, products)).userErrors).toEqual([]);
    await app().work();
  });
});

/** More exports like this one. */
async function copyExport(id: string, count: number): Promise<void> {
  for (let copy = 0; copy < count; copy++)
    await write(
      app(),
      sql`insert into export_file (id, created_at, updated_at, version, requested_by_id, report, format, parameters, status, rows_done, file_name, attempts, expires_at)
        select ${newId('export')}, created_at, updated_at, 1, requested_by_id, report, format, parameters, status, 0, file_name, 1, expires_at from export_file where id = ${id}`,
    );
}

/** More entries in the audit log like the one that somebody asked for this export. */
async function copyRequest(id: string, count: number): Promise<void> {
  for (let copy = 0; copy < count; copy++)
    await write(
      app(),
      sql`insert into audit_entry (id, at, actor_id, action, request_id, chain, sequence, previous_hash, details_hash, entry_hash)
        select ${newId('audit')}, at, actor_id, action, request_id, 999, ${copy}, '', '', '' from audit_entry where target_id = ${id} and action = 'export.created'`,
    );
}

describe('more exports than are made at a time', () => {
  it('wait for their turn, which comes as soon as another one is done', async () => {
    let running = 0;
    let most = 0;
    const putBack = scripted(app(), {
      batches: 1,
      rowsPerBatch: 1,
      async before() {
        most = Math.max(most, ++running);
        await sleep(100);
        running--;
      },
    });
    try {
      const person = await app().actors.make({ roles: ['MANAGER'] });
      const wanted = { report: 'RENTALS', format: 'CSV' };
      const ids: string[] = [];
      for (let count = 0; count < 5; count++) ids.push((await begin(app(), person, wanted)).id);
      await app().work();
      for (const id of ids) expect((await exportOf(app(), person, id)).status).toBe('READY');
      expect(most).toBe(2);
    } finally {
      putBack();
    }
  });
});

describe('one person', () => {
  it('has so many files ready at a time, until they delete some or a day is over', async () => {
    const person = await app().actors.make({ roles: ['MANAGER'] });
    const { id } = await made(app(), person, products);
    await copyExport(id, 49);
    const refused = await create(app(), person, products);
    expect(refused.userErrors).toEqual([
      { code: 'TOO_MANY_EXPORTS', path: null, message: expect.stringContaining('50 files that are ready') },
    ]);
    const text = 'mutation ($id: ID!) { deleteExport(input: { exportId: $id }) { userErrors { code } } }';
    await askAs(app(), person, text, { id });
    expect((await create(app(), person, products)).userErrors).toEqual([]);
    await app().work();
  });

  it('asks for so many in a day, also when they cancel or delete them', async () => {
    const person = await app().actors.make({ roles: ['MANAGER'] });
    const { id } = await begin(app(), person, products);
    const text = 'mutation ($id: ID!) { deleteExport(input: { exportId: $id }) { userErrors { code } } }';
    await askAs(app(), person, text, { id });
    await copyRequest(id, 199);
    const refused = await create(app(), person, products);
    expect(refused.userErrors).toEqual([
      { code: 'TOO_MANY_EXPORTS', path: null, message: expect.stringContaining('200 exports in the last') },
    ]);
  });
});

describe('exports', () => {
  it('are seen by who asked for them only', async () => {
    const { id } = await begin(app(), manager, products);
    await app().work();
    const other = await app().actors.find('admin');
    expect(await exportOf(app(), other, id)).toBeNull();
    const node = 'query ($id: ID!) { node(id: $id) { id __typename } }';
    expect((await askAs(app(), other, node, { id })).node).toBeNull();
    expect((await askAs(app(), manager, node, { id })).node).toEqual({ id, __typename: 'Export' });
    for (const name of ['cancelExport', 'deleteExport']) {
      const input = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
      const text = `mutation ($input: ${input}!) { ${name}(input: $input) { userErrors { code path } } }`;
      const payload = await askAs(app(), other, text, { input: { exportId: id } });
      expect(payload[name].userErrors).toEqual([{ code: 'NOT_FOUND', path: ['exportId'] }]);
    }
    const list = `{ exports(first: 3) { totalCount nodes { ${facts} } } }`;
    expect((await askAs(app(), other, list)).exports).toEqual({ totalCount: 0, nodes: [] });
    const { nodes } = (await askAs(app(), manager, list)).exports;
    expect(nodes[0]).toMatchObject({ id, status: 'READY', url: expect.stringContaining(id) });
  });

  it('are told of when they are ready, to nobody else, and by mail to who wants that', async () => {
    const folder = app().app.services.config.mailFolder;
    const person = await app().actors.make({ name: 'Mona', roles: ['MANAGER'] });
    const news = '{ notifications { nodes { kind message targetId } } }';
    const first = await made(app(), person, products);
    expect((await askAs(app(), person, news)).notifications.nodes).toEqual([
      {
        kind: 'EXPORT_READY',
        message: expect.stringMatching(
          /^"Products" is ready to be fetched as CSV, with \d+ rows?\. It is kept for a day\.$/,
        ),
        targetId: first.id,
      },
    ]);
    expect((await mailbox(folder)).filter(mail => mail.to === person.email)).toEqual([]);
    const choose =
      'mutation { setNotificationPreference(input: { kind: EXPORT_READY, channel: MAIL }) { userErrors { code } } }';
    await askAs(app(), person, choose);
    await made(app(), person, products);
    const mails = (await mailbox(folder)).filter(mail => mail.to === person.email);
    expect(mails.map(mail => mail.subject)).toEqual(['A file that you asked for is ready']);
    const admin = await app().actors.find('admin');
    const kinds = (await askAs(app(), admin, news)).notifications.nodes.map(
      (one: { kind: string }) => one.kind,
    );
    expect(kinds).not.toContain('EXPORT_READY');
  });

  it('of somebody who is erased are gone with their files', async () => {
    const person = await app().actors.make({ roles: ['MANAGER'] });
    const { id } = await made(app(), person, products);
    await app().ask(
      'admin',
      'mutation ($id: ID!) { deleteUser(input: { userId: $id, anonymize: true }) { userErrors { code } } }',
      { id: person.userId },
    );
    await app().work();
    const rows = await app().app.database.run({
      text: 'select id from export_file where id = ?',
      values: [id],
    });
    expect(rows).toEqual([]);
  });

  it('of a report that changes its length count what there is', async () => {
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
