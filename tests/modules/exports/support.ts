import type { Response } from 'light-my-request';
import { onTestFinished } from 'vitest';
import { inTransaction } from '../../../src/platform/context/in-transaction.ts';
import { query } from '../../../src/platform/database/rows.ts';
import { sql } from '../../../src/platform/database/sql.ts';
import { defineExport, type ReportExport } from '../../../src/platform/files/define-export.ts';
import { ExportRegistry, exportRegistry } from '../../../src/platform/files/export-registry.ts';
import type { TestActor } from '../../kit/actors.ts';
import type { TestApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

export const facts =
  'id report format status progress rowCount rowsDone fileName bytes url expiresAt failureMessage startedAt finishedAt from to interval by minTotal currencyCode channel';

/** Requests an export and returns the payload. */
export async function create(app: TestApp, who: TestActor, input: object): Promise<Data> {
  const text = `mutation ($input: CreateExportInput!) { createExport(input: $input) { export { ${facts} } userErrors { code message path } } }`;
  return (await as(app, who).ask(text, { input })).createExport;
}

export async function exportOf(app: TestApp, who: TestActor, id: string): Promise<Data> {
  return (await as(app, who).ask(`query ($id: ID!) { export(id: $id) { ${facts} } }`, { id })).export;
}

/** Requests an export that must be accepted. */
export async function begin(app: TestApp, who: TestActor, input: object): Promise<Data> {
  const { export: made, userErrors } = await create(app, who, input);
  if (!made) throw new Error(JSON.stringify(userErrors));
  return made;
}

/** Requests an export, has its file created, and returns it. */
export async function made(app: TestApp, who: TestActor, input: object): Promise<Data> {
  const { id } = await begin(app, who, input);
  await app.work();
  return exportOf(app, who, id);
}

/** Opens a link, as a browser without a session would. */
export function open(app: TestApp, url: string): Promise<Response> {
  return app.http({ method: 'GET', url: url.replace('http://localhost:4000', '') });
}

/** The file of an export that is ready. */
export async function fileOf(app: TestApp, who: TestActor, input: object): Promise<Buffer> {
  const { url, status, failureMessage } = await made(app, who, input);
  if (!url) throw new Error(`The export is ${status}: ${failureMessage}`);
  const response = await open(app, url);
  if (response.statusCode !== 200) throw new Error(response.body);
  return response.rawPayload;
}

interface Numbered {
  readonly number: number;
}

/** What happens between the batches of a report in a test. */
export interface Script {
  readonly batches: number;
  readonly rowsPerBatch: number;
  /** Called before each batch. */
  before(batch: number): Promise<void>;
  readonly expected?: number | null;
}

/** Requests an export of a report that follows a script, which says what matters to the test. */
export function beginScripted(app: TestApp, who: TestActor, script: Partial<Script>): Promise<Data> {
  const putBack = scripted(app, { batches: 10, rowsPerBatch: 1_000, before: async () => {}, ...script });
  onTestFinished(putBack);
  return begin(app, who, { report: 'RENTALS', format: 'CSV' });
}

/** Replaces RENTALS by a report that follows the script. Returns what undoes that. */
export function scripted(app: TestApp, script: Script): () => void {
  const definition = defineExport<Numbered>({
    report: 'RENTALS',
    title: 'Scripted',
    description: 'Made up by a test.',
    permissions: ['RENTALS_VIEW'],
    range: 'OPTIONAL',
    columns: () => [
      { header: 'Number', kind: 'INTEGER', value: row => row.number },
      // Long and never the same, so that a file has many parts.
      { header: 'Text', kind: 'TEXT', value: row => `${row.number} `.repeat(40) },
    ],
    count: async () =>
      script.expected === undefined ? script.batches * script.rowsPerBatch : script.expected,
    async *rows() {
      for (let batch = 0; batch < script.batches; batch++) {
        await script.before(batch);
        yield Array.from({ length: script.rowsPerBatch }, (_, index) => ({
          number: batch * script.rowsPerBatch + index,
        }));
      }
    },
  });
  return replaced(app, definition);
}

/** Replaces the definition of a report. Returns what undoes that. */
export function replaced(app: TestApp, definition: ReportExport): () => void {
  const { services } = app.app;
  const before = services.get(exportRegistry);
  const others = before.reports.filter(report => report !== definition.report);
  const replacement = new ExportRegistry([definition, ...others.map(report => before.find(report)!)]);
  services.set(exportRegistry, replacement);
  return () => {
    services.set(exportRegistry, before);
  };
}

/** The number of an export's file parts in the database. */
export async function chunkCount(app: TestApp, exportId: string): Promise<number> {
  const [row] = await query<{ total: number }>(
    app.context(),
    sql`select count(*) as total from export_chunk where export_id = ${exportId}`,
  );
  return Number(row!.total);
}

/** Writes to the database beneath the program. */
export async function write(app: TestApp, statement: ReturnType<typeof sql>): Promise<void> {
  await inTransaction(app.context(), async ctx => void (await query(ctx, statement)));
}

/** The notifications that somebody got about an export. */
export async function notificationsAbout(
  app: TestApp,
  who: TestActor,
  exportId: string,
): Promise<{ kind: string; message: string }[]> {
  const text = '{ notifications(first: 50) { nodes { kind message targetId } } }';
  const { nodes } = (await as(app, who).ask(text)).notifications;
  return nodes
    .filter((one: { targetId: string }) => one.targetId === exportId)
    .map(({ kind, message }: { kind: string; message: string }) => ({ kind, message }));
}
