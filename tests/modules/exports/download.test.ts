import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { sql } from '../../../src/platform/database/sql.ts';
import { signPath } from '../../../src/platform/lib/signed-link.ts';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { minuteMs } from '../../kit/time.ts';
import { begin, chunkCount, exportOf, made, open, scripted, write } from './support.ts';

const app = useApp();
let manager: TestActor;

beforeEach(async () => {
  manager = await app().actors.find('manager');
});

const products = { report: 'PRODUCTS', format: 'CSV' };
const dayMs = 24 * 60 * minuteMs;

/** A link to any file, as only the program itself can make one. */
const linkTo = (file: string) =>
  signPath(app().app.services.keys, `/exports/${file}`, new Date(app().clock.now().getTime() + minuteMs));

describe('the link to a file', () => {
  it('opens without a session, as a file to keep', async () => {
    await makeProduct(app());
    const { id, url, bytes } = await made(app(), manager, products);
    const response = await open(app(), url);
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="products-2026-03-01.csv"',
      'content-length': String(bytes),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(response.rawPayload).toHaveLength(bytes);
    const downloads = (await auditOf(app(), id)).filter(entry => entry.action === 'export.downloaded');
    expect(downloads.map(({ action, actor, facts }) => ({ action, actor, facts }))).toEqual([
      {
        action: 'export.downloaded',
        actor: null,
        facts: { report: 'PRODUCTS', format: 'CSV', requestedById: manager.userId },
      },
    ]);
  });

  it('refuses HEAD, which would read all of the file and count as a download', async () => {
    const { id, url } = await made(app(), manager, products);
    const path = url.replace('http://localhost:4000', '');
    expect((await app().http({ method: 'HEAD', url: path })).statusCode).toBe(404);
    expect((await auditOf(app(), id)).map(entry => entry.action)).toEqual(['export.created']);
  });

  it('breaks off when the file is deleted during the download', async () => {
    onTestFinished(scripted(app(), { batches: 10, rowsPerBatch: 1_000, before: async () => {} }));
    const { id, url } = await made(app(), manager, { report: 'RENTALS', format: 'CSV' });
    expect((await open(app(), url)).statusCode).toBe(200);
    await write(app(), sql`delete from export_chunk where export_id = ${id} and position > 0`);
    await expect(open(app(), url)).rejects.toThrow('response destroyed before completion');
  });

  it('is read from the primary, not from a replica that may lag behind', async () => {
    const { url } = await made(app(), manager, products);
    const run = vi.spyOn(app().app.database, 'run');
    onTestFinished(() => run.mockRestore());
    expect((await open(app(), url)).statusCode).toBe(200);
    expect(run.mock.calls.length).toBeGreaterThan(0);
    expect(run.mock.calls.map(([, on]) => on)).not.toContain('read');
  });

  it.each([
    ['XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['PDF', 'application/pdf', '%PDF'],
  ])('has the content type of %s: %s', async (format, contentType, magic) => {
    const response = await open(app(), (await made(app(), manager, { ...products, format })).url);
    expect(response.headers['content-type']).toBe(contentType);
    expect(response.rawPayload.subarray(0, magic.length).toString()).toBe(magic);
  });

  it('is a new one at each read, valid for 15 minutes', async () => {
    const { id, url } = await made(app(), manager, products);
    app().clock.advance(14 * minuteMs);
    expect((await open(app(), url)).statusCode).toBe(200);
    app().clock.advance(2 * minuteMs);
    const expired = await open(app(), url);
    expect(expired.statusCode).toBe(410);
    expect(expired.json().errors[0].message).toContain('This link has expired');
    manager = await app().actors.find('manager');
    expect((await open(app(), (await exportOf(app(), manager, id)).url)).statusCode).toBe(200);
  });

  it('opens nothing when it was tampered with', async () => {
    const { url } = await made(app(), manager, products);
    const other = await made(app(), manager, products);
    const changed = [
      url.replace(/signature=.{20}/, 'signature=xxxxxxxxxxxxxxxxxxxx'),
      url.replace(/&signature=.*/, ''),
      url.replace(/expires=\d+/, 'expires=9999999999'),
      url.replace('.csv?', '.pdf?'),
      url.replace(/export_\w+/, other.id),
    ];
    for (const link of changed) {
      const response = await open(app(), link);
      expect(response.statusCode, link).toBe(403);
      expect(response.body).not.toContain('SKU');
    }
  });

  it('is refused when the person who requested the file lost the permission, or was suspended', async () => {
    const person = await app().actors.make({ roles: ['MANAGER'] });
    const { id, url } = await made(app(), person, products);
    expect((await open(app(), url)).statusCode).toBe(200);
    await write(app(), sql`delete from user_role where user_id = ${person.userId}`);
    expect((await open(app(), url)).statusCode).toBe(403);

    const second = await app().actors.make({ roles: ['MANAGER'] });
    const theirs = await made(app(), second, products);
    await app().mutate(
      'updateUserStatus',
      { userId: second.userId, status: 'SUSPENDED' },
      'user { id }',
      'admin',
    );
    const refused = await open(app(), theirs.url);
    expect(refused.statusCode).toBe(403);
    expect(refused.json().errors[0].message).toBe(
      'The person who requested this file no longer has access to it.',
    );
    const downloads = (await auditOf(app(), id)).filter(entry => entry.action === 'export.downloaded');
    expect(downloads).toHaveLength(1);
  });

  it('opens nothing while there is no file, and once it is deleted', async () => {
    const { id } = await begin(app(), manager, products);
    expect((await open(app(), linkTo(`${id}.csv`))).statusCode).toBe(404);
    await app().work();
    const { url } = await exportOf(app(), manager, id);
    const text = 'mutation ($id: ID!) { deleteExport(input: { exportId: $id }) { deletedExportId } }';
    expect((await as(app(), manager).ask(text, { id })).deleteExport.deletedExportId).toBe(id);
    expect((await open(app(), url)).statusCode).toBe(404);
    expect(await chunkCount(app(), id)).toBe(0);
    expect((await open(app(), linkTo('nothing.csv'))).statusCode).toBe(404);
    expect((await open(app(), linkTo('product_01h455vb4pex5vsknk084sn02q.csv'))).statusCode).toBe(404);
    expect((await auditOf(app(), id)).map(entry => entry.action)).toEqual([
      'export.deleted',
      'export.created',
    ]);
  });
});

describe('a file', () => {
  it('expires after a day, and its export is deleted after a month', async () => {
    const { id } = await made(app(), manager, products);
    app().clock.advance(dayMs + 1_000);
    manager = await app().actors.find('manager');
    // Before anybody has cleaned up.
    expect(await exportOf(app(), manager, id)).toMatchObject({ status: 'EXPIRED', url: null, progress: 100 });
    const response = await open(app(), linkTo(`${id}.csv`));
    expect(response.statusCode).toBe(410);
    expect(response.json().errors[0].message).toContain('has expired and was deleted');
    await app().work();
    expect(await chunkCount(app(), id)).toBe(0);
    expect(await exportOf(app(), manager, id)).toMatchObject({ status: 'EXPIRED', url: null });
    expect((await open(app(), linkTo(`${id}.csv`))).statusCode).toBe(410);
    app().clock.advance(30 * dayMs);
    await app().work();
    manager = await app().actors.find('manager');
    expect(await exportOf(app(), manager, id)).toBeNull();
  });
});
