import { beforeEach, describe, expect, it } from 'vitest';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { beginScripted, chunkCount, exportOf, made, notificationsAbout } from './support.ts';

const app = useApp();
let manager: TestActor;

beforeEach(async () => {
  app().clock.advance(2_000);
  manager = await app().actors.find('manager');
});

const document =
  'mutation ($input: CancelExportInput!) { cancelExport(input: $input) { export { id status url finishedAt } userErrors { code message path } } }';
const cancel = async (exportId: string, who = manager) =>
  (await as(app(), who).ask(document, { input: { exportId } })).cancelExport;

describe('cancelExport', () => {
  it('cancels one that waits: it is never started', async () => {
    let batches = 0;
    const { id } = await beginScripted(app(), manager, { before: async () => void batches++ });
    expect(await cancel(id)).toEqual({
      export: { id, status: 'CANCELLED', url: null, finishedAt: expect.any(String) },
      userErrors: [],
    });
    await app().work();
    expect(batches).toBe(0);
    expect(await exportOf(app(), manager, id)).toMatchObject({ status: 'CANCELLED', rowsDone: 0 });
    expect((await auditOf(app(), id)).map(entry => entry.action)).toEqual([
      'export.cancelled',
      'export.created',
    ]);
  });

  it('cancels one that runs: it ends at the next batch, and leaves nothing', async () => {
    let batches = 0;
    const { id } = await beginScripted(app(), manager, {
      async before(batch) {
        batches++;
        if (batch === 6) expect((await cancel(id)).export).toMatchObject({ status: 'CANCELLED', url: null });
      },
    });
    await app().work();
    expect(batches).toBe(7);
    expect(await exportOf(app(), manager, id)).toMatchObject({ status: 'CANCELLED', url: null });
    expect(await chunkCount(app(), id)).toBe(0);
    expect(await notificationsAbout(app(), manager, id)).toEqual([]);
  });

  it('refuses one that is canceled already, and one that is ready', async () => {
    const { id } = await beginScripted(app(), manager, {});
    await cancel(id);
    const ready = await made(app(), manager, { report: 'PRODUCTS', format: 'CSV' });
    for (const [exportId, state] of [
      [id, 'was canceled'],
      [ready.id, 'is ready'],
    ]) {
      const { export: none, userErrors } = await cancel(exportId);
      expect(none).toBeNull();
      expect(userErrors).toEqual([
        {
          code: 'WRONG_STATUS',
          message: `This export ${state}; only one that waits or runs can be canceled.`,
          path: ['exportId'],
        },
      ]);
    }
    expect((await exportOf(app(), manager, ready.id)).url).not.toBeNull();
  });

  it("refuses somebody else's, one that does not exist, and an id of something else", async () => {
    const { id } = await beginScripted(app(), manager, {});
    const admin = await app().actors.find('admin');
    for (const [exportId, code] of [
      [id, 'NOT_FOUND'],
      ['export_01h455vb4pex5vsknk084sn02q', 'NOT_FOUND'],
      ['product_01h455vb4pex5vsknk084sn02q', 'INVALID_INPUT'],
    ]) {
      const { export: none, userErrors } = await cancel(exportId, admin);
      expect(none).toBeNull();
      expect(userErrors).toMatchObject([{ code, path: ['exportId'] }]);
    }
    expect((await exportOf(app(), manager, id)).status).toBe('QUEUED');
    await cancel(id);
  });

  it('is refused to a guest', async () => {
    const { id } = await beginScripted(app(), manager, {});
    const { errors } = await app().send('guest', document, { input: { exportId: id } });
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await exportOf(app(), manager, id)).status).toBe('QUEUED');
    await cancel(id);
  });
});
