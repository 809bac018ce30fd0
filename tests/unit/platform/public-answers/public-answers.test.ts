import { type OperationDefinitionNode, parse } from 'graphql';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { guest } from '../../../../src/platform/authorization/actor.ts';
import { readConfig } from '../../../../src/platform/config/config.ts';
import type { Context } from '../../../../src/platform/context/context.ts';
import type { EntityClass } from '../../../../src/platform/database/base.entity.ts';
import type { Database } from '../../../../src/platform/database/database.ts';
import { wantedEncoding } from '../../../../src/platform/http/wanted-encoding.ts';
import { LiveBus } from '../../../../src/platform/live/live-bus.ts';
import { RedisRelay } from '../../../../src/platform/live/redis-relay.ts';
import { answerKey } from '../../../../src/platform/public-answers/answer-key.ts';
import { PublicAnswer } from '../../../../src/platform/public-answers/public-answer.ts';
import { type Computed, PublicAnswers } from '../../../../src/platform/public-answers/public-answers.ts';
import {
  followChanges,
  PublicChanges,
  publicTableChanged,
  sessionWrote,
} from '../../../../src/platform/public-answers/public-changes.ts';
import { PublicSources } from '../../../../src/platform/public-answers/public-sources.ts';
import { testLog } from '../../../kit/log.ts';
import { hasRedis, RedisServer } from '../../../kit/redis.ts';
import { testEnvironment } from '../../../kit/settings.ts';

class Product {}
class Category {}
class Order {}

const tables = [
  { entity: Product, tableName: 'product', properties: { stockOnHand: { fieldNames: ['stock_on_hand'] } } },
  { entity: Category, tableName: 'category', properties: {} },
  { entity: Order, tableName: 'order', properties: {} },
];

const sources = () =>
  new PublicSources(
    {
      metadata: tables,
      metadataOf: (entity: object) => tables.find(table => table.entity === entity),
      metadataNamed: (name: string) => tables.find(table => table.entity.name === name),
    } as unknown as Database,
    [{ entity: Product as EntityClass, late: ['stockOnHand'] }, { entity: Category as EntityClass }],
  );

describe('PublicSources', () => {
  it.each([
    ['insert into `product` (id) values (?)', 'product'],
    [
      '/* bulk product */ insert into `product` (`id`) values (?) on duplicate key update `name` = ?',
      'product',
    ],
    ['update `product` set `name` = ?, `version` = `version` + 1 where `id` = ?', 'product'],
    ['update `product` set `stock_on_hand` = ?, `name` = ? where `id` = ?', 'product'],
    ['update product as p set p.`name` = ? where p.id = ?', 'product'],
    ['update product as p set p.stock_on_hand = p.stock_on_hand - ? where p.id = ?', undefined],
    ['update product where nobody knows what', 'product'],
    ['/* a.b */ delete from category where id = ?', 'category'],
    [
      '/* inventory.setLevels */ update product set stock_on_hand = case id when ? then ? end where id in (?)',
      undefined,
    ],
    ['/* inventory.touch */ update product set version = version + 1 where id in (?)', undefined],
    ['/* guard */ update `category` set guard = 1 - guard where id = ?', undefined],
    ['update `order` set `status` = ? where `id` = ?', undefined],
    ['select t.name from product as t where t.id = ? for update', undefined],
  ])('%s', (statement, table) => {
    expect(sources().changedBy(statement)).toBe(table);
  });

  it('finds what an answer was made from, also in trees, and refuses other tables', () => {
    const read = 'with recursive tree as (select id from category) select 1 from `product` as t join tree';
    expect(sources().tablesOf(['Money', 'Product'], [read])?.toSorted()).toEqual(['category', 'product']);
    expect(sources().tablesOf(['Category'], [])).toEqual(['category']);
    expect(sources().tablesOf(['Product'], ['select 1 from product join `order` as o'])).toBeUndefined();
  });
});

describe('answerKey', () => {
  const key = (variables: object, text = 'query ($a: String, $b: JSON, $__proto__: Int) { a }') => {
    const operation = parse(text).definitions[0] as OperationDefinitionNode;
    return answerKey('key', operation, JSON.parse(JSON.stringify(variables)) as Record<string, unknown>);
  };

  it('does not depend on order, or on what is not declared', () => {
    const one = key({ a: 'x', b: { c: [1, { d: null, e: true }], f: '2' } });
    expect(key({ z: 1, b: { f: '2', c: [1, { e: true, d: null }] }, a: 'x' })).toBe(one);
  });

  it('tells everything else apart', () => {
    const different = [
      {},
      { a: null },
      { a: 'null' },
      { a: '' },
      { a: ' b=1' },
      { b: 1 },
      { b: '1' },
      { b: [] },
      { b: {} },
      { b: [[1], 2] },
      { b: [1, 2] },
      { b: [1, [2]] },
      { b: { x: 1 } },
      { b: { '"x":1,"y"': 1 } },
      { ['__proto__']: 1 },
    ];
    expect(new Set(different.map(variables => key(variables))).size).toBe(different.length);
  });

  it('is never long', () => {
    expect(key({ a: 'x'.repeat(3_000) })).toBeUndefined();
    expect(key({ b: JSON.parse('['.repeat(100) + ']'.repeat(100)) })).toBeUndefined();
  });
});

describe('PublicAnswers', () => {
  let now: number;
  let answers: PublicAnswers;
  beforeEach(() => {
    now = 0;
    answers = new PublicAnswers(1_000, sources(), () => now);
  });

  const computed = (text: string | undefined, statement = 'select name from product'): Computed => ({
    run: { status: 200, result: { data: {} } },
    text,
    types: [],
    statements: [statement],
  });
  const fill = (key: string, text: string, statement?: string) =>
    answers.compute(key, async () => computed(text, statement));
  const textAt = (key: string) => answers.find(key)?.text;

  it('keeps an answer until it is too old, counted from the beginning of its computation', async () => {
    await answers.compute('a', async () => {
      now = 400;
      return computed('one');
    });
    now = 999;
    expect(textAt('a')).toBe('one');
    now = 1_000;
    expect(textAt('a')).toBeUndefined();
    expect(answers.cache).toMatchObject({ hits: 1, misses: 1 });
  });

  it('drops by table', async () => {
    await fill('product', 'one');
    await fill('category', 'two', 'select 1 from category');
    answers.drop('category');
    expect([textAt('product'), textAt('category')]).toEqual(['one', undefined]);
  });

  it('neither keeps what was begun before a change, nor gives it to those who ask after it', async () => {
    const { promise, resolve } = Promise.withResolvers<Computed>();
    const early = answers.compute('a', () => promise);
    expect(answers.running('a')).toBeDefined();
    answers.drop('product');
    expect(answers.running('a')).toBeUndefined();
    await fill('a', 'new');
    resolve(computed('old'));
    expect(await early).toMatchObject({ text: 'old' });
    expect(textAt('a')).toBe('new');
  });

  it('keeps no errors, and nothing of a table whose changes nobody notices', async () => {
    const run = { status: 200, result: { data: {} } };
    expect(await answers.compute('a', async () => computed(undefined))).toEqual(run);
    expect(await fill('b', 'text', 'select 1 from `order`')).toEqual(run);
    await expect(answers.compute('c', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(answers.cache.size).toBe(0);
    expect([answers.running('a'), answers.running('b'), answers.running('c')]).toEqual(
      Array(3).fill(undefined),
    );
  });

  it('takes a bounded number of bytes', async () => {
    for (let index = 0; index < 100; index++) await fill(`key ${index}`, 'x'.repeat(150_000));
    await fill('large', 'x'.repeat(1_000_000));
    const { calculatedSize, maxSize, size } = answers.cache;
    expect(calculatedSize).toBeLessThanOrEqual(maxSize);
    expect(maxSize).toBe(16 * 1024 * 1024);
    expect(size).toBeGreaterThan(10);
    expect([textAt('large'), textAt('key 0')]).toEqual([undefined, undefined]);
  });

  it('lets a session that wrote read the database until older answers are gone', () => {
    answers.sessionWrote('s');
    expect([answers.hasWritten('s'), answers.hasWritten('t'), answers.hasWritten(null)]).toEqual([
      true,
      false,
      false,
    ]);
    now = 1_001;
    expect(answers.hasWritten('s')).toBe(false);
  });
});

describe('PublicAnswer', () => {
  const of = (text: string) => new PublicAnswer(text, { tables: [], changes: 0, expiresAt: 1 });

  it('has one tag for one text, and is compressed once, where that helps', async () => {
    const text = JSON.stringify(Array(100).fill({ name: 'Grüße, 日本' }));
    expect(of(text).etag).toBe(of(text).etag);
    expect(of(text).etag).not.toBe(of(`${text} `).etag);
    const answer = of(text);
    expect(answer.compressed('gzip')).toBe(answer.compressed('gzip'));
    expect((await answer.compressed('br'))!.length).toBeLessThan(text.length / 4);
    expect(of('short').isCompressible).toBe(false);
  });

  it.each([
    [undefined, undefined],
    ['gzip, deflate, br', 'br'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.000, identity', undefined],
    ['*', undefined],
  ])('Accept-Encoding: %s', (header, encoding) => {
    expect(wantedEncoding(header)).toBe(encoding);
  });
});

describe.skipIf(!hasRedis())('between processes, through Redis', () => {
  let redis: RedisServer;
  const connections: { close(): unknown }[] = [];
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterAll(async () => {
    for (const each of connections) await each.close();
    await redis.stop();
  });

  it('a commit drops answers, and a session that wrote is known', async () => {
    const { log } = testLog(readConfig(testEnvironment));
    const [here, there] = [0, 1].map(() => {
      const client = new Redis(redis.url);
      const live = new LiveBus(log, [publicTableChanged, sessionWrote], deliver => {
        const relay = new RedisRelay(client, log, deliver);
        connections.push(relay, { close: () => client.disconnect() });
        return relay;
      });
      const answers = new PublicAnswers(60_000, sources());
      followChanges(answers, live);
      return { answers, changes: new PublicChanges(sources(), live) };
    });
    for (const { answers } of [here!, there!])
      await answers.compute('a', async () => ({
        run: { status: 200, result: {} },
        text: 'old',
        types: ['Product'],
        statements: [],
      }));
    const actor = { ...guest, userId: 'u', sessionId: 's' };
    await vi.waitFor(() => {
      // Again, since the other one may not listen yet.
      here!.changes.committed({ actor } as Context, new Set(['product']));
      expect(there!.answers.find('a')).toBeUndefined();
      expect(there!.answers.hasWritten('s')).toBe(true);
    });
    expect(here!.answers.find('a')).toBeUndefined();
    const manager = { ...actor, sessionId: 'm', permissions: new Set(['CATALOG_MANAGE'] as const) };
    here!.changes.committed({ actor: manager } as unknown as Context, new Set());
    expect(here!.answers.hasWritten('m')).toBe(false);
  });
});
