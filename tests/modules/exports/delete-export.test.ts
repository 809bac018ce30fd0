import { beforeEach, describe, expect, it } from 'vitest';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { dayMs } from '../../kit/time.ts';
import { beginScripted, chunkCount, exportOf, made, notificationsAbout, open } from './support.ts';

const app = useApp();
let manager: TestActor;

beforeEach(async () => {
  app().clock.advance(2_000);
  manager = await app().actors.find('manager');
});

const document =
  'mutation ($input: DeleteExportInput!) { deleteExport(input: $input) { deletedExportId userErrors { code path } } }';
const remove = async (exportId: string, who = manager) =>
  (await as(app(), who).ask(document, { input: { exportId } })).deleteExport;
const products = { report: 'PRODUCTS', format: 'CSV' };

const rowsOf = (id: string) =>
  app().app.database.run({ text: 'select id from export_file where id = ?', values: [id] });

describe('deleteExport', () => {
  it('deletes the export and its file', async () => {
    const { id, url } = await made(app(), manager, products);
    expect(await chunkCount(app(), id)).toBe(1);
    expect(await remove(id)).toEqual({ deletedExportId: id, userErrors: [] });
    expect(await exportOf(app(), manager, id)).toBeNull();
    expect((await open(app(), url)).statusCode).toBe(404);
    expect(await chunkCount(app(), id)).toBe(0);
    const list = '{ exports(first: 100) { totalCount nodes { id } } }';
    const { nodes, totalCount } = (await as(app(), manager).ask(list)).exports;
    expect(nodes).not.toContainEqual({ id });
    expect(totalCount).toBe(nodes.length);
    expect(await auditOf(app(), id)).toMatchObject([
      { action: 'export.deleted', facts: products, actor: { id: manager.userId } },
      { action: 'export.created' },
    ]);
  });

  it('cancels one that waits: it is never started', async () => {
    let batches = 0;
    const { id } = await beginScripted(app(), manager, { before: async () => void batches++ });
    expect((await remove(id)).deletedExportId).toBe(id);
    await app().work();
    expect(batches).toBe(0);
  });

  it('cancels one that runs: it ends at the next batch, and leaves nothing', async () => {
    let batches = 0;
    const { id } = await beginScripted(app(), manager, {
      async before(batch) {
        batches++;
        if (batch === 6) expect((await remove(id)).deletedExportId).toBe(id);
      },
    });
    await app().work();
    expect(batches).toBe(7);
    expect(await exportOf(app(), manager, id)).toBeNull();
    expect(await chunkCount(app(), id)).toBe(0);
    expect(await notificationsAbout(app(), manager, id)).toEqual([]);
  });

  it('keeps the row for a day, for the limit of exports per day, and no longer', async () => {
    const { id } = await made(app(), manager, products);
    await remove(id);
    app().clock.advance(dayMs - 1_000);
    await app().work();
    expect(await rowsOf(id)).toHaveLength(1);
    app().clock.advance(3_600_000);
    await app().work();
    expect(await rowsOf(id)).toEqual([]);
  });

  it("refuses one that is deleted already, somebody else's, and an id of something else", async () => {
    const deleted = await made(app(), manager, products);
    await remove(deleted.id);
    const other = await app().actors.make({ roles: ['MANAGER'] });
    const theirs = await made(app(), other, products);
    for (const [exportId, code] of [
      [deleted.id, 'NOT_FOUND'],
      [theirs.id, 'NOT_FOUND'],
      ['product_01h455vb4pex5vsknk084sn02q', 'INVALID_INPUT'],
    ]) {
      const { deletedExportId, userErrors } = await remove(exportId);
      expect(deletedExportId).toBeNull();
      expect(userErrors).toEqual([{ code, path: ['exportId'] }]);
    }
    expect((await exportOf(app(), other, theirs.id)).status).toBe('READY');
  });

  it('is refused to a guest', async () => {
    const { id } = await made(app(), manager, products);
    const { errors } = await app().send('guest', document, { input: { exportId: id } });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await exportOf(app(), manager, id)).status).toBe('READY');
  });
});
