import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { claimUpload } from '../../../src/modules/uploads/upload-parts.ts';
import { UploadPurpose } from '../../../src/modules/uploads/upload-purpose.ts';
import { useApp } from '../../kit/app.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { listening } from '../../kit/subscriber.ts';
import { dayMs } from '../../kit/time.ts';
import { createUpload, put, uploaded } from '../../kit/uploads.ts';

const app = useApp();
const csv = 'sku;price\nA-1;4,90\n';
const size = Buffer.byteLength(csv);
const message = (response: { json(): { errors: { message: string }[] } }) =>
  response.json().errors[0]!.message;

async function parts(): Promise<number> {
  const [row] = await app().sql<{ total: number }>('select count(*) as total from upload_chunk');
  return Number(row!.total);
}

describe('createUpload', () => {
  it('answers with an address that takes the file without a session, through fetch', async () => {
    await listening(app());
    const { port } = app().app.http.server.address() as AddressInfo;
    const before = await parts();
    const upload = await createUpload(app(), 'manager', size);
    expect(upload).toMatchObject({ userErrors: [], uploadToken: expect.any(String) });
    expect(upload.uploadUrl).toBe(`http://localhost:4000/uploads/${upload.uploadToken}`);
    const url = upload.uploadUrl.replace('localhost:4000', `127.0.0.1:${port}`);
    const response = await fetch(url, { method: 'PUT', body: csv, headers: { 'content-type': 'text/csv' } });
    expect([response.status, await response.json()]).toEqual([201, { bytes: size }]);
    expect(await parts()).toBe(before + 1);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('refuses a %s', async (who, code) => {
    const input = { purpose: 'PRODUCT_IMPORT', fileName: 'a.csv', contentType: 'text/csv', size: 1 };
    const query =
      'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { uploadToken userErrors { code } } }';
    const { errors } = await app().send(who, query, { input });
    expect(errors![0]!.extensions.code).toBe(code);
  });

  it('needs the permission of each purpose', async () => {
    const member = await makeMember(app(), ['SUPPLIERS_MANAGE']);
    const input = (purpose: string) => ({ purpose, fileName: 'a.csv', contentType: 'text/csv', size: 1 });
    const query =
      'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { uploadToken userErrors { code } } }';
    const allowed = [];
    for (const purpose of Object.keys(UploadPurpose)) {
      const { errors } = await app().sendWith(member.headers, query, { input: input(purpose) });
      if (!errors) allowed.push(purpose);
      else expect(errors[0]!.extensions.code).toBe('FORBIDDEN');
    }
    expect(allowed).toEqual(['SUPPLIER_IMPORT']);
  });

  it.each([
    [{ size: 50 * 1024 * 1024 + 1 }, ['size']],
    [{ size: 0 }, ['size']],
    [{ contentType: 'image/png' }, ['contentType']],
    [{ fileName: ' ' }, ['fileName']],
  ])('refuses %j', async (fields, path) => {
    const given = { size, ...fields };
    const { userErrors } = await createUpload(app(), 'manager', given.size, given);
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path }]);
  });

  it('limits what one person may upload in a day', async () => {
    const member = await makeMember(app(), ['CATALOG_MANAGE']);
    const large = 50 * 1024 * 1024;
    for (let index = 0; index < 10; index++)
      expect((await createUpload(app(), member, large)).userErrors).toEqual([]);
    expect((await createUpload(app(), member, 1)).userErrors).toMatchObject([{ code: 'TOO_MANY_UPLOADS' }]);
    app().clock.advance(dayMs);
    const later = await app().actors.signIn(member.userId);
    expect((await createUpload(app(), later, 1)).userErrors).toEqual([]);
  });
});

describe('PUT /uploads/<token>', () => {
  it('takes a file once', async () => {
    const { uploadUrl } = await createUpload(app(), 'manager', size);
    expect((await put(app(), uploadUrl, csv)).statusCode).toBe(201);
    const again = await put(app(), uploadUrl, csv);
    expect(again.statusCode).toBe(409);
    expect(again.json()).toEqual({
      errors: [{ message: expect.stringContaining('sent already'), extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('takes it again when the first attempt failed, and keeps nothing of that', async () => {
    const before = await parts();
    const large = 'x'.repeat(600_000);
    const { uploadUrl } = await createUpload(app(), 'manager', large.length);
    const nul = await put(app(), uploadUrl, Buffer.concat([Buffer.from(large.slice(1)), Buffer.of(0)]));
    expect([nul.statusCode, message(nul)]).toEqual([415, expect.stringContaining('null bytes')]);
    expect(await parts()).toBe(before);
    expect((await put(app(), uploadUrl, large)).statusCode).toBe(201);
    expect(await parts()).toBe(before + 3);
  });

  it.each([
    ['too short', 400, csv.slice(1), { 'content-type': 'text/csv' }],
    ['too long', 413, `${csv}A-2;1\n`, { 'content-type': 'text/csv' }],
    ['of another type', 415, csv, { 'content-type': 'image/png' }],
    ['compressed', 415, csv, { 'content-type': 'text/csv', 'content-encoding': 'gzip' }],
  ])('refuses a body that is %s', async (_what, status, body, headers) => {
    const before = await parts();
    const { uploadUrl } = await createUpload(app(), 'manager', size);
    const response = await put(app(), uploadUrl, body, headers);
    expect(response.statusCode).toBe(status);
    expect(message(response)).not.toBe('');
    expect(await parts()).toBe(before);
    expect((await put(app(), uploadUrl, csv)).statusCode).toBe(201);
  });

  it('counts the bytes of a body whose length was not announced', async () => {
    await listening(app());
    const { port } = app().app.http.server.address() as AddressInfo;
    const before = await parts();
    const { uploadUrl } = await createUpload(app(), 'manager', size);
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(csv));
        controller.enqueue(new TextEncoder().encode(csv));
        controller.close();
      },
    });
    const url = uploadUrl.replace('localhost:4000', `127.0.0.1:${port}`);
    const init = { method: 'PUT', body, headers: { 'content-type': 'text/csv' }, duplex: 'half' };
    const response = await fetch(url, init as RequestInit);
    expect(response.status).toBe(413);
    expect(await parts()).toBe(before);
  });

  it.each([
    ['a picture', Buffer.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d)],
    ['damaged UTF-8', Buffer.concat([Buffer.from('äöüäöüäöü'), Buffer.of(0xff)])],
    ['half of UTF-16', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from('a', 'utf16le'), Buffer.of(0x61)])],
  ])('refuses %s', async (_what, content) => {
    const { uploadUrl } = await createUpload(app(), 'manager', content.length);
    expect((await put(app(), uploadUrl, content)).statusCode).toBe(415);
  });

  it.each([
    ['UTF-16', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(csv, 'utf16le')])],
    ['Windows-1252', Buffer.from('name\nCaf\xe9\n', 'latin1')],
  ])('takes %s', async (_what, content) => {
    await uploaded(app(), 'manager', content);
  });

  it('refuses a token that we did not sign, and one that has expired', async () => {
    const { uploadUrl } = await createUpload(app(), 'manager', size);
    const forged = `${uploadUrl.slice(0, -1)}${uploadUrl.endsWith('A') ? 'B' : 'A'}`;
    expect((await put(app(), forged, csv)).statusCode).toBe(403);
    expect((await put(app(), '/uploads/upload_01h455vb4pex5vsknk084sn02q', csv)).statusCode).toBe(403);
    app().clock.advance(dayMs);
    const late = await put(app(), uploadUrl, csv);
    expect([late.statusCode, message(late)]).toEqual([410, expect.stringContaining('expired')]);
  });

  it('refuses it once the person has lost the permission', async () => {
    const member = await makeMember(app(), ['CATALOG_MANAGE']);
    const { uploadUrl } = await createUpload(app(), member, size);
    await app().mutate(
      'updateUserStatus',
      { userId: member.userId, status: 'SUSPENDED' },
      '__typename',
      'admin',
    );
    expect((await put(app(), uploadUrl, csv)).statusCode).toBe(403);
  });

  it('lets another attempt take the place of one that died', async () => {
    const { uploadUrl, uploadToken } = await createUpload(app(), 'manager', size);
    const dead = { uploadId: uploadToken.split('.')[0], runToken: 'dead' };
    expect(await claimUpload(app().context(), dead)).toBe(true);
    expect((await put(app(), uploadUrl, csv)).statusCode).toBe(409);
    app().clock.advance(180_000);
    expect((await put(app(), uploadUrl, csv)).statusCode).toBe(201);
  });
});

describe('uploads', () => {
  it('are deleted after a day, whether they were sent or not', async () => {
    await uploaded(app(), 'manager', csv);
    await createUpload(app(), 'manager', size);
    app().clock.advance(dayMs + 3_600_000);
    await app().work();
    const [row] = await app().sql<{ total: number }>('select count(*) as total from upload');
    expect([Number(row!.total), await parts()]).toEqual([0, 0]);
  });
});
