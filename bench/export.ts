// `npm run bench:export`: exports a million order lines to CSV in a server's own worker, while others use that server.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { startMariaDb } from '../tests/kit/mariadb.ts';
import { production, run, startServer, stopServers } from './servers.ts';

const port = 4807;
const orders = 250_000;
const linesPerOrder = 4;
const clients = 4;
const pauseMs = 25;
const beforeMs = 8_000;
const longestMs = 300_000;
const limits = { megabytes: 300 };
const account = { email: 'bench@example.com', password: 'a password for the bench' };

const mariadb = await startMariaDb();
try {
  const url = await mariadb.database('bench');
  await run('dist/cli.js', ['migrate'], url);
  await createAdmin(url);
  const database = await mysql.createConnection(url);
  await fill(database);
  await database.end();
  const [first, ...others] = [...startFlags(), 'dist/main.js'];
  const { child: server } = await startServer(first!, others, {
    DATABASE_URL: url,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ...production,
  });
  await measure(server);
} finally {
  await stopServers();
  await mariadb.stop();
}

async function measure(server: ChildProcess): Promise<void> {
  const token = await signIn();
  await load(3_000);
  const before = await load(beforeMs);
  const idle = memory(server, 'VmRSS');
  const sampler = sampleMemory(server);
  const start = performance.now();
  const id = await createExport(token);
  let file: ExportState | undefined;
  const during = await load(longestMs, async () => {
    file = await exportState(token, id);
    return file.status === 'QUEUED' || file.status === 'RUNNING';
  });
  const seconds = (performance.now() - start) / 1_000;
  if (file?.status !== 'READY') throw new Error(`The export is ${file?.status}: ${file?.failureMessage}`);
  const peakWhileExporting = sampler.peak();
  const downloadStart = performance.now();
  const download = await countLines(file.url!);
  const downloadSeconds = (performance.now() - downloadStart) / 1_000;
  const peak = memory(server, 'VmHWM');
  sampler.stop();

  const print = (line: string) => process.stdout.write(`${line}\n`);
  print(
    `${file.rowCount} order lines to CSV in ${seconds.toFixed(1)} s: ${(file.rowCount! / seconds).toFixed(0)} rows/s`,
  );
  print(`  the file is ${mebibytes(download.bytes)} MiB, downloaded in ${downloadSeconds.toFixed(1)} s`);
  print(
    `  memory ${idle.toFixed(0)} MiB before, at most ${peakWhileExporting.toFixed(0)} MiB during the export, ${peak.toFixed(0)} MiB overall (limit ${limits.megabytes})`,
  );
  print(`  light queries before  ${text(before)}`);
  print(`  light queries during  ${text(during)}`);
  const isWhole = download.lines === file.rowCount! + 1;
  const isSmall = peak < limits.megabytes;
  print(
    isWhole && isSmall
      ? '  good'
      : `  NOT GOOD: ${isWhole ? 'too much memory' : `${download.lines} lines in the file`}`,
  );
  if (!isWhole || !isSmall) process.exitCode = 1;
}

interface ExportState {
  readonly status: string;
  readonly rowCount: number | null;
  readonly url: string | null;
  readonly failureMessage: string | null;
}

async function ask<T>(query: string, variables: object, token?: string): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function signIn(): Promise<string> {
  const text = 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }';
  const { signIn } = await ask<{ signIn: { session: { accessToken: string } } }>(text, { input: account });
  return signIn.session.accessToken;
}

async function createExport(token: string): Promise<string> {
  const text =
    'mutation { createExport(input: { report: ORDER_LINES, format: CSV }) { export { id } userErrors { message } } }';
  const { createExport } = await ask<{ createExport: { export: { id: string } } }>(text, {}, token);
  return createExport.export.id;
}

async function exportState(token: string, id: string): Promise<ExportState> {
  const text = 'query ($id: ID!) { export(id: $id) { status rowCount url failureMessage } }';
  return (await ask<{ export: ExportState }>(text, { id }, token)).export;
}

/** A few clients that read products. Returns how long each request took, in milliseconds. */
async function load(duration: number, goesOn: () => Promise<boolean> = async () => true): Promise<number[]> {
  const query =
    '{ products(first: 20) { nodes { sku name price { amount currencyCode } stock { onHand } } } }';
  const waits: number[] = [];
  const end = performance.now() + duration;
  let isOver = false;
  const client = async () => {
    while (!isOver && performance.now() < end) {
      const start = performance.now();
      await ask(query, {});
      waits.push(performance.now() - start);
      await sleep(pauseMs);
    }
  };
  const watch = async () => {
    while (!isOver && performance.now() < end) {
      if (!(await goesOn())) isOver = true;
      await sleep(250);
    }
  };
  await Promise.all([watch(), ...Array.from({ length: clients }, client)]);
  return waits;
}

function text(waits: readonly number[]): string {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms (${waits.length} queries)`;
}

/** In MiB, as the kernel reports it. */
function memory({ pid }: ChildProcess, what: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)![1]) / 1_024;
}

function sampleMemory(server: ChildProcess): { peak(): number; stop(): void } {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, memory(server, 'VmRSS'));
  }, 100);
  return { peak: () => most, stop: () => clearInterval(timer) };
}

async function countLines(url: string): Promise<{ bytes: number; lines: number }> {
  const response = await fetch(url);
  let [bytes, lines] = [0, 0];
  for await (const chunk of response.body!) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines++;
  }
  return { bytes, lines };
}

/** The flags with which `npm start` keeps the heap small. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter(word => word.startsWith('--'));
}

function mebibytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}

function createAdmin(url: string): Promise<void> {
  const child = spawn(process.execPath, ['dist/cli.js', 'create-admin', account.email], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(`${account.password}\n`);
  return new Promise((resolve, reject) =>
    child.once('exit', code => (code === 0 ? resolve() : reject(new Error('create-admin failed.')))),
  );
}

/** MariaDB generates the rows, so that a million of them take half a minute. */
async function fill(database: mysql.Connection): Promise<void> {
  const id = (prefix: string, number: string) => `concat('${prefix}_', lpad(${number}, 26, '0'))`;
  const common = "'2025-01-01', '2025-01-01', 1";
  const statements = [
    `insert into product (id, created_at, updated_at, version, sku, name, description, price_minor, currency_code, specs, images, stock_on_hand, low_stock_threshold, status)
      select ${id('product', 'seq')}, ${common}, concat('SKU-', seq), concat('Quiet lamp "', seq, '", big'), 'For gentle hands', 1000 + seq, 'USD', '{}', '[]', 10, 5, 'ACTIVE' from seq_1_to_500`,
    `insert into customer (id, created_at, updated_at, version, code, name)
      select ${id('customer', 'seq')}, ${common}, concat('C-', seq), concat('Customer ', seq, ', Ltd') from seq_1_to_1000`,
    // Orders are not stored in the order in which they were placed, which is the harder case.
    `insert into sales_order (id, created_at, updated_at, version, number, channel, status, customer_id, currency_code, subtotal_minor, discount_minor, tax_rate_ppm, tax_minor, total_minor, paid_minor, refunded_minor, placed_at, payment_status, fulfillment_status)
      select ${id('order', 'seq')}, ${common}, concat('W-', lpad(seq, 8, '0')), 'ONLINE', 'DELIVERED', ${id('customer', '1 + seq % 1000')}, 'USD', 10000, 0, 90000, 900, 10900, 10900, 0, timestampadd(second, (seq * 7919) % 31536000, '2025-01-01'), 'PAID', 'DELIVERED' from seq_1_to_${orders}`,
    ...Array.from(
      { length: linesPerOrder },
      (
        _,
        position,
      ) => `insert into order_line (id, created_at, updated_at, version, order_id, position, product_id, sku, name, currency_code, unit_price_minor, quantity, discount_ppm, total_minor)
      select ${id('orderline', `seq * ${linesPerOrder} + ${position}`)}, ${common}, ${id('order', 'seq')}, ${position}, ${id('product', `1 + (seq + ${position}) % 500`)}, concat('SKU-', 1 + (seq + ${position}) % 500), concat('Quiet lamp "', 1 + (seq + ${position}) % 500, '", big'), 'USD', 2500, 1, 0, 2500 from seq_1_to_${orders}`,
    ),
    'analyze table sales_order, order_line, product, customer',
  ];
  for (const statement of statements) await database.query(statement);
}
