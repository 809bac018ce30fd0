import { beforeAll, describe, expect, it } from 'vitest';
import type { TestActor } from '../../support/actors.ts';
import { useApp } from '../../support/app.ts';
import { mailbox } from '../../support/mailbox.ts';
import { askAs, auditOf, begin, create, exportOf, facts, made, scripted } from './support.ts';

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
    [{ report: 'ORDERS', minTotal: '1' }, ['minTotal'], /goes with CUSTOMER_LIFETIME_VALUES only/],
  ])('refuses %j', async (input, path, message) => {
    const { export: none, userErrors } = await create(app(), manager, { format: 'CSV', ...input });
    expect(none).toBeNull();
    expect(userErrors).toEqual([{ code: 'INVALID_INPUT', path, message: expect.stringMatching(message) }]);
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
    // Two of them are made at a time; the others come again a moment later.
    for (let turn = 0; turn < 5; turn++) {
      await app().work();
      app().clock.advance(1_500);
    }
    for (const { export: one } of accepted)
      expect((await exportOf(app(), busy, one.id)).status).toBe('READY');
    expect((await create(app(), busy, products)).userErrors).toEqual([]);
    await app().work();
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
