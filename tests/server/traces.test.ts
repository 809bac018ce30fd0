import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TracingConfig } from '../../src/platform/config/config.ts';
import { tracing } from '../../src/platform/tracing/tracing.ts';
import { startTestApp, type TestApp } from '../kit/app.ts';
import { isMariaDb } from '../kit/database.ts';
import { makeShopper } from '../kit/factories/shopper.ts';
import { stockedProductId } from '../kit/factories/stock.ts';
import { newKey } from '../kit/new-key.ts';
import { type ReceivedSpan, TraceCollector } from '../kit/trace-collector.ts';

const settings: Omit<TracingConfig, 'url'> = {
  headers: { 'x-api-key': 'a key' },
  serviceName: 'shop',
  sampler: 'parentbased_always_on',
  ratio: 1,
};

/** Everything that an application sent to its collector while `use` used it. */
async function traced(
  use: (app: TestApp) => Promise<unknown>,
  config: Parameters<typeof startTestApp>[0] = {},
): Promise<{ collector: TraceCollector; app: TestApp }> {
  const collector = new TraceCollector();
  const url = `${await collector.start()}/v1/traces`;
  const app = await startTestApp({ tracing: { ...settings, url }, logLevel: 'info', ...config });
  try {
    await use(app);
    await app.services.get(tracing).close();
  } finally {
    await app.app.stop();
    await app.database.close();
    collector.stop();
    rmSync(app.services.config.mailFolder, { recursive: true, force: true });
  }
  return { collector, app };
}

const names = (spans: readonly ReceivedSpan[]) => spans.map(({ name }) => name);

describe('the trace of placeOrder', () => {
  let collector: TraceCollector;
  let app: TestApp;
  let requestSpan: ReceivedSpan;
  let operation: ReceivedSpan;
  const secretNote = 'Ring twice at the blue door.';

  beforeAll(async () => {
    ({ collector, app } = await traced(async app => {
      const productId = await stockedProductId(app, 5);
      const shopper = await makeShopper(app);
      await app.work();
      const placed = await shopper.ask(
        `mutation PlaceIt($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } userErrors { code } } }`,
        { input: { idempotencyKey: newKey(), lines: [{ productId, quantity: 1 }], notes: secretNote } },
      );
      expect(placed.placeOrder.userErrors).toEqual([]);
      await app.work();
    }));
    operation = collector.find('mutation PlaceIt');
    requestSpan = collector.spans.find(({ spanId }) => spanId === operation.parentSpanId)!;
    console.info(collector.tree(requestSpan));
  });

  it('goes from the request over the operation to its statements', () => {
    expect(requestSpan).toMatchObject({
      name: 'POST /graphql',
      parentSpanId: '',
      service: 'shop',
      isError: false,
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/graphql',
        'http.response.status_code': 200,
      },
    });
    expect(operation.attributes).toMatchObject({
      'graphql.operation.name': 'PlaceIt',
      'graphql.operation.type': 'mutation',
    });
    const statements = collector.below(operation);
    const inOrder = ['accounts.session', 'begin', 'bulk sales_order', 'bulk job', 'commit', 'Order by id'];
    expect(names(statements).filter(name => inOrder.includes(name))).toEqual(inOrder);
    expect(statements.length).toBeGreaterThan(15);
    expect(statements.every(({ isError }) => !isError)).toBe(true);
  });

  it('says of a statement its system, its lane, and its rows', () => {
    const session = collector.below(operation).find(({ name }) => name === 'accounts.session')!;
    expect(session.attributes).toMatchObject({
      'db.system.name': isMariaDb() ? 'mysql' : 'sqlite',
      'db.query.summary': 'accounts.session',
      'db.response.returned_rows': 1,
      'tradepost.lane': 'SYSTEM',
    });
    const begin = collector.below(operation).find(({ name }) => name === 'begin')!;
    expect(begin.attributes['tradepost.lane']).toBe('WRITE');
  });

  it('goes on with the jobs that the order queues, over the mail, to its delivery', () => {
    const job = collector.below(operation).find(({ name }) => name === 'job orders.tell-of-order')!;
    expect(job.traceId).toBe(requestSpan.traceId);
    expect(job.attributes).toMatchObject({ 'tradepost.job.attempt': 1, 'tradepost.job.result': 'DONE' });
    expect(names(collector.below(job))).toEqual(expect.arrayContaining(['begin', 'commit']));
    const delivery = collector.below(job).find(({ name }) => name === 'job mail.deliver')!;
    expect(delivery.traceId).toBe(requestSpan.traceId);
  });

  it('has no values: neither variables nor what statements bind', () => {
    expect(collector.text).not.toContain(secretNote);
    expect(collector.text).not.toContain('@example.com');
    expect(collector.text).toContain('insert into');
  });

  it('has its id on the log lines of the request', () => {
    const lines = app.logLines.map(line => JSON.parse(line));
    const ofTrace = lines.filter(line => line.trace_id === requestSpan.traceId);
    expect(ofTrace.map(({ msg }) => msg)).toEqual(['request']);
  });

  it('is sent with the headers for the collector', () => {
    expect(collector.headers[0]!['x-api-key']).toBe('a key');
  });
});

describe('traces', () => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const ask = (app: TestApp, headers: Record<string, string> = {}) =>
    app.sendWith(headers, 'query Name { settings { storeName } }');

  it('of a caller are not continued: anybody could send such a header', async () => {
    const { collector } = await traced(app => ask(app, { traceparent }));
    expect(collector.find('POST /graphql')).toMatchObject({ parentSpanId: '' });
  });

  it('are continued behind a trusted proxy', async () => {
    const { collector } = await traced(app => ask(app, { traceparent }), { trustProxy: true });
    expect(collector.find('POST /graphql')).toMatchObject({
      traceId: '0af7651916cd43dd8448eb211c80319c',
      parentSpanId: 'b7ad6b7169203331',
    });
  });

  it('begin where the header of a proxy is none', async () => {
    const { collector } = await traced(app => ask(app, { traceparent: 'nonsense' }), { trustProxy: true });
    expect(collector.find('POST /graphql')).toMatchObject({ parentSpanId: '' });
  });

  it('have the fast path, too, each request its own', async () => {
    const { collector } = await traced(async app => {
      for (let run = 0; run < 4; run++) await ask(app);
    });
    const operations = collector.spans.filter(({ name }) => name === 'query Name');
    expect(operations).toHaveLength(4);
    expect(new Set(operations.map(({ traceId }) => traceId)).size).toBe(4);
    for (const operation of operations) expect(collector.below(operation).length).toBeGreaterThan(0);
  });

  it('keep requests apart that run at the same time', async () => {
    const { collector } = await traced(app => Promise.all(Array.from({ length: 8 }, () => ask(app))));
    const counts = collector.spans
      .filter(({ name }) => name === 'query Name')
      .map(operation => collector.below(operation).length);
    expect(counts).toHaveLength(8);
    expect(new Set(counts).size).toBe(1);
  });

  it('mark a failed operation, with its code and without its message', async () => {
    const { collector } = await traced(app => app.sendWith({}, 'query Mine { auditLog { totalCount } }'));
    expect(collector.find('query Mine')).toMatchObject({
      isError: true,
      attributes: { 'error.type': 'UNAUTHENTICATED' },
    });
  });

  it('have the operations of a batch as marks of one span', async () => {
    const { collector } = await traced(app =>
      app.http({
        method: 'POST',
        url: '/graphql',
        payload: [{ query: 'query A { settings { id } }' }, { query: 'query B { settings { id } }' }],
      }),
    );
    expect(collector.find('graphql batch').marks).toEqual(['operation', 'operation']);
  });

  it('leave out health checks, metrics, and what the worker asks while it is idle', async () => {
    const { collector } = await traced(async app => {
      await app.http({ url: '/health/ready' });
      await app.http({ url: '/metrics' });
      await app.work();
    });
    expect(names(collector.spans).filter(name => !name.startsWith('job '))).not.toContain(
      'GET /health/ready',
    );
    const roots = collector.spans.filter(({ parentSpanId }) => parentSpanId === '');
    expect(names(roots).filter(name => !name.startsWith('job '))).toEqual([]);
  });

  it('are dropped while the collector is away, which the log says once', async () => {
    const collector = new TraceCollector();
    const url = `${await collector.start()}/v1/traces`;
    collector.status = 400;
    const app = await startTestApp({ tracing: { ...settings, url } });
    const { data } = await ask(app);
    expect(data.settings.storeName).toBeTruthy();
    await app.services.get(tracing).close();
    await app.app.stop();
    await app.database.close();
    collector.stop();
    const said = app.logLines.filter(line => line.includes('Traces cannot be sent'));
    expect(said).toHaveLength(1);
  });
});

describe('without a collector', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(async () => {
    await app.app.stop();
    await app.database.close();
  });

  it('there is nothing that traces, and jobs have no trace', async () => {
    expect(app.services.find(tracing)).toBeUndefined();
    expect(app.database.trace).toBeUndefined();
    await makeShopper(app);
    const jobs = await app.sql<{ trace_parent: string | null }>('select trace_parent from job');
    expect(jobs.length).toBeGreaterThan(0);
    expect(jobs.every(job => job.trace_parent === null)).toBe(true);
  });
});
