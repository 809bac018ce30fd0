import type { Response } from 'light-my-request';
import type { TestActor } from './actors.ts';
import type { TestApp } from './app.ts';
import { as } from './as.ts';
import { newKey } from './new-key.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

type Who = Parameters<typeof as>[1] | TestActor;

export interface UploadOptions {
  readonly purpose?: string;
  readonly fileName?: string;
  readonly contentType?: string;
  readonly size?: number;
}

/** Prepares an upload of so many bytes; returns the payload. */
export function createUpload(
  app: TestApp,
  who: Who,
  size: number,
  { purpose = 'PRODUCT_IMPORT', fileName = 'prices.csv', contentType = 'text/csv' }: UploadOptions = {},
): Promise<Data> {
  const input = { purpose, fileName, contentType, size };
  return as(app, who).mutate('createUpload', input, 'uploadUrl uploadToken expiresAt');
}

/** Sends a body to an upload address. */
export function put(
  app: TestApp,
  uploadUrl: string,
  payload: string | Buffer,
  headers: Record<string, string> = { 'content-type': 'text/csv' },
): Promise<Response> {
  return app.http({
    method: 'PUT',
    url: uploadUrl.replace('http://localhost:4000', ''),
    headers,
    payload: Buffer.from(payload),
  });
}

/** Uploads a file that must be accepted. Returns its token. */
export async function uploaded(
  app: TestApp,
  who: Who,
  content: string | Buffer,
  options: UploadOptions = {},
): Promise<string> {
  const size = Buffer.byteLength(content);
  const { uploadUrl, uploadToken, userErrors } = await createUpload(app, who, size, options);
  if (!uploadUrl) throw new Error(JSON.stringify(userErrors));
  const response = await put(app, uploadUrl, content);
  if (response.statusCode !== 201) throw new Error(response.body);
  return uploadToken;
}

const facts = `id kind status dryRun setStock skipInvalid fileName format preview { columns rows } rowsTotal rowsDone
  progress created updated unchanged failed problemCount notes failureMessage startedAt finishedAt createdBy { name }
  problems(first: 100) { totalCount nodes { row column value reason } }`;

/** Starts an import; returns the payload. */
export function startImport(app: TestApp, who: Who, input: object): Promise<Data> {
  const given = { idempotencyKey: newKey(), kind: 'PRODUCTS', ...input };
  return as(app, who).mutate('startImport', given, `import { ${facts} }`);
}

export async function importOf(app: TestApp, who: Who, id: string): Promise<Data> {
  return (await as(app, who).ask(`query ($id: ID!) { import(id: $id) { ${facts} } }`, { id })).import;
}

/** Uploads and imports a file, and returns the import. */
export async function imported(
  app: TestApp,
  who: Who,
  content: string | Buffer,
  input: object = {},
  options: UploadOptions = {},
): Promise<Data> {
  const uploadToken = await uploaded(app, who, content, options);
  const payload = await startImport(app, who, { uploadToken, ...input });
  if (!payload.import) throw new Error(JSON.stringify(payload.userErrors));
  await app.work();
  return importOf(app, who, payload.import.id);
}
