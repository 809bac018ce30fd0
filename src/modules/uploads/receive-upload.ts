import { randomUUID } from 'node:crypto';
import { Context } from '../../platform/context/context.ts';
import { RequestState } from '../../platform/context/request-state.ts';
import { loadById } from '../../platform/database/load.ts';
import { type Row, selectionOf } from '../../platform/database/rows.ts';
import { inParts } from '../../platform/files/file-parts.ts';
import { TextCheck } from '../../platform/files/import/text-check.ts';
import type { UploadAnswer, UploadBody } from '../../platform/routes/route.ts';
import { personOf } from '../accounts/users/person-of.ts';
import { permissionsFor } from './may-upload.ts';
import { Upload } from './upload.entity.ts';
import { plainContentType } from './upload.rules.ts';
import {
  claimUpload,
  completeUpload,
  discardUpload,
  storePart,
  type UploadKey,
  UploadTaken,
} from './upload-parts.ts';
import { uploadIdIn } from './upload-token.ts';

type Refusal = Exclude<UploadAnswer, { readonly status: 201 }>;

/** The body is not what was announced, or not what its purpose needs. */
class BodyRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

const unknown: Refusal = {
  status: 403,
  message: 'This upload address is not valid. Create a new one with createUpload.',
};
const gone: Refusal = {
  status: 410,
  message: 'This upload has expired. Create a new one with createUpload.',
};
const taken: Refusal = {
  status: 409,
  message: 'This file has been sent already, or is being sent. Create a new upload to send another one.',
};

/** Stores the body of a `PUT`, part by part. When it is refused or breaks off, nothing of it is kept. */
export async function receiveUpload(ctx: Context, token: string, body: UploadBody): Promise<UploadAnswer> {
  const uploadId = uploadIdIn(ctx.services.keys, token);
  if (uploadId === undefined) return unknown;
  // A replica may not know it yet.
  ctx.state.readFromPrimary();
  const columns = ['owner', 'purpose', 'contentType', 'size', 'expiresAt'];
  const upload = await loadById(ctx, Upload, uploadId, selectionOf(ctx.database.db, Upload, columns));
  if (!upload) return gone;
  const refusal = (await refusalOf(ctx, upload)) ?? refusalOfHeaders(upload, body);
  if (refusal) return refusal;
  const key = { uploadId, runToken: randomUUID() };
  if (!(await claimUpload(ctx, key))) return taken;
  try {
    await store(ctx, key, checked(body.content, upload.size));
    await completeUpload(ctx, key);
    return { status: 201, bytes: upload.size };
  } catch (error) {
    // The client may have gone, which cancels what is still done for it.
    const afterwards = new Context(
      ctx.services,
      ctx.request,
      new RequestState({ lane: 'WRITE', kind: 'WRITE' }),
    );
    await discardUpload(afterwards, key);
    if (error instanceof BodyRefused) return error.refusal;
    if (error instanceof UploadTaken) return taken;
    throw error;
  }
}

async function refusalOf(ctx: Context, upload: Row<Upload>): Promise<Refusal | undefined> {
  if (upload.expiresAt <= ctx.clock.now()) return gone;
  const person = await personOf(ctx, upload.owner);
  const needed = permissionsFor(ctx.services, upload.purpose);
  return person && needed.every(permission => person.permissions.has(permission))
    ? undefined
    : { status: 403, message: 'The person who created this upload may no longer upload such files.' };
}

function refusalOfHeaders({ contentType, size }: Row<Upload>, body: UploadBody): Refusal | undefined {
  if (body.contentEncoding !== undefined && body.contentEncoding !== 'identity')
    return { status: 415, message: 'Send the file as it is, without a Content-Encoding.' };
  if (plainContentType(body.contentType ?? '') !== contentType)
    return {
      status: 415,
      message: `Send the file with the Content-Type ${contentType}, as it was announced.`,
    };
  if (body.bytes !== undefined && body.bytes !== size) return wrongSize(body.bytes, size);
  return undefined;
}

async function store(ctx: Context, key: UploadKey, content: AsyncIterable<Buffer>): Promise<void> {
  let position = 0;
  for await (const part of inParts(content)) await storePart(ctx, key, position++, part);
}

/** The bytes as they come, checked. @throws BodyRefused */
async function* checked(content: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  const text = new TextCheck();
  let received = 0;
  for await (const bytes of content) {
    received += bytes.length;
    if (received > size) throw new BodyRefused(wrongSize(received, size));
    refuse(text.add(bytes));
    yield bytes;
  }
  if (received !== size) throw new BodyRefused(wrongSize(received, size));
  refuse(text.end());
}

function refuse(problem: string | undefined): void {
  if (problem !== undefined) throw new BodyRefused({ status: 415, message: problem });
}

function wrongSize(found: number, size: number): Refusal {
  return found > size
    ? { status: 413, message: `The file is larger than the ${size} bytes that were announced.` }
    : { status: 400, message: `The file has ${found} bytes, but ${size} were announced.` };
}
