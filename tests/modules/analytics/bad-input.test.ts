import { beforeAll, describe, expect, it } from 'vitest';
import { analytics } from '../../kit/analytics.ts';
import { useApp } from '../../kit/app.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();

const send = (selection: string) => app().send('manager', `{ analytics { ${selection} } }`);

/** Expects a client error whose message says what would be right, not a server error. */
async function expectRefused(selection: string, field: readonly string[] | null, message: RegExp) {
  const { errors } = await send(selection);
  expect(errors).toHaveLength(1);
  expect(errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
  if (field) expect(errors![0]!.extensions.fields).toEqual([field]);
  expect(errors![0]!.message).toMatch(message);
}

const ranges: [range: string, field: string[] | null, message: RegExp][] = [
  [
    'from: "2026-03-01", to: "2026-02-28"',
    ['range', 'to'],
    /must be 2026-03-01 or later, but it is 2026-02-28/,
  ],
  ['from: "1900-01-01", to: "2099-12-31"', ['range', 'to'], /at most 100 years/],
  ['from: "1901-01-01", to: "2001-01-01"', ['range', 'to'], /at most 100 years/],
  ['from: "1899-12-31", to: "1900-01-01"', ['range', 'from'], /must be 1900-01-01 or later/],
  ['from: "0001-01-01", to: "0001-01-02"', ['range', 'from'], /must be 1900-01-01 or later/],
  ['from: "9999-12-30", to: "9999-12-31"', ['range', 'to'], /must be 2999-12-31 or earlier/],
  ['from: "2026-03-01"', ['range', 'to'], /"to" must be the last day/],
  ['from: "2026-03-01", to: null', ['range', 'to'], /"to" must be the last day/],
  ['to: "2026-03-01"', ['range', 'from'], /"from" must be the first day/],
  ['', ['range', 'from'], /unless there is a "preset"/],
  ['preset: null', ['range', 'from'], /unless there is a "preset"/],
  ['preset: TODAY, from: "2026-03-01", to: "2026-03-01"', ['range', 'preset'], /not both/],
  ['preset: TODAY, to: "2026-03-01"', ['range', 'preset'], /not both/],
];
/** Inputs that the schema itself refuses. */
const nonsense = [
  'preset: NEXT_WEEK',
  'preset: "TODAY"',
  'from: "2026-02-30", to: "2026-03-01"',
  'from: "yesterday", to: "2026-03-01"',
  'from: "2026-03-01T00:00:00Z", to: "2026-03-02"',
  'from: 20260301, to: "2026-03-02"',
];

describe('an invalid range', () => {
  it.each(ranges)('{ %s } names %j', (range, field, message) =>
    expectRefused(`dashboard(range: { ${range} }) { orders }`, field, message),
  );

  const all = [
    'dashboard(R) { orders }',
    'salesTrend(R, interval: DAY) { orders }',
    'topProducts(R) { nodes { sku } }',
    'salesByCategory(R) { nodes { name } }',
    'staffPerformance(R) { nodes { name } }',
    'staffProduction(R) { nodes { name } }',
    'ordersAndProduction(R) { nodes { sku } }',
    'rentalSummary(R) { active }',
    'taxReport(R) { rate }',
  ];
  it.each(all)('is refused by %s', report =>
    expectRefused(
      report.replace('(R', '(range: { from: "2026-03-02", to: "2026-03-01" }'),
      ['range', 'to'],
      /must be 2026-03-02 or later/,
    ),
  );

  it.each(nonsense)('{ %s } is refused before anything is read', async range => {
    const { data, errors } = await send(`dashboard(range: { ${range} }) { orders }`);
    expect(data).toBeUndefined();
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors![0]!.extensions.code);
  });

  it('may be a hundred years long, and no longer', async () => {
    const { dashboard } = await analytics(
      app(),
      'dashboard(range: { from: "1950-01-01", to: "2049-12-31" }) { orders }',
    );
    expect(dashboard).toEqual({ orders: 0 });
  });
});

describe('a range across a change of the clocks', () => {
  beforeAll(async () => {
    await updateSettings(app(), { timeZone: 'America/New_York' });
  });

  it.each([
    ['2026-03-07', '2026-03-09', 3],
    ['2026-10-31', '2026-11-02', 3],
    ['2026-03-08', '2026-03-08', 1],
  ])('is fine: from %s to %s', async (from, to, days) => {
    const { salesTrend } = await analytics(
      app(),
      `salesTrend(range: { from: "${from}", to: "${to}" }, interval: DAY) { orders }`,
    );
    expect(salesTrend).toHaveLength(days);
  });
});

describe('a trend with too many periods', () => {
  it.each([
    ['DAY', '1976-01-01', '2025-12-31'],
    ['DAY', '2022-01-01', '2025-12-31'],
    ['WEEK', '1950-01-01', '2025-12-31'],
    ['MONTH', '1925-12-31', '2025-12-30'],
  ])('by %s from %s to %s is refused, and says what to do', (interval, from, to) =>
    expectRefused(
      `salesTrend(range: { from: "${from}", to: "${to}" }, interval: ${interval}) { orders }`,
      ['interval'],
      /more than 1,200 periods. Choose a longer interval, or a shorter range/,
    ),
  );
});

const lists = [
  'topProducts(range: { preset: TODAY }, ARG) { nodes { sku } }',
  'salesByCategory(range: { preset: TODAY }, ARG) { nodes { name } }',
  'staffPerformance(range: { preset: TODAY }, ARG) { nodes { name } }',
  'staffProduction(range: { preset: TODAY }, ARG) { nodes { name } }',
  'ordersAndProduction(range: { preset: TODAY }, ARG) { nodes { sku } }',
  'customerLifetimeValues(ARG) { nodes { name } }',
  'productionReport(date: "2026-03-01", ARG) { nodes { sku } }',
];

describe.each(lists)('%s', list => {
  it.each([101, -1, 2_147_483_647, -2_147_483_648])('refuses to show %i rows', first =>
    expectRefused(list.replace('ARG', `first: ${first}`), ['first'], /"first" must be .*0 .*100/),
  );

  const cursors = [
    '',
    'x',
    'null',
    '%00',
    '🌻',
    Buffer.from('[]').toString('base64url'),
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from('["topProducts.revenueMinor"]').toString('base64url'),
    Buffer.from('["topProducts.revenueMinor",{},[]]').toString('base64url'),
    Buffer.from('["topProducts.revenueMinor",null,null]').toString('base64url'),
    Buffer.from('["x\' or 1=1 --",1,"a"]').toString('base64url'),
  ];
  it.each(cursors)('refuses the cursor "%s"', after =>
    expectRefused(list.replace('ARG', `after: ${JSON.stringify(after)}`), ['after'], /cursor/),
  );

  it('starts from the beginning without a cursor', async () => {
    expect((await send(list.replace('ARG', 'after: null'))).errors).toBeUndefined();
  });
});

describe('the lists of a dashboard', () => {
  it.each(['lowStock', 'recentOrders'])('%s shows up to 100', async list => {
    for (const first of [101, -1])
      await expectRefused(
        `dashboard(range: { preset: TODAY }) { ${list}(first: ${first}) { id } }`,
        ['first'],
        /"first" must be from 0 to 100/,
      );
  });
});

describe('a threshold', () => {
  it.each([
    ['"-1"', /must be 0 or more, but it is -1/],
    ['-1', /must be 0 or more, but it is -1/],
    ['"1.234"', /has 3 decimals, but USD has at most 2/],
    ['"99999999999999999999"', /must be at most/],
  ])('of %s is refused', (minTotal, message) =>
    expectRefused(`customerLifetimeValues(minTotal: ${minTotal}) { nodes { name } }`, ['minTotal'], message),
  );

  it('that is no number is refused', async () => {
    for (const minTotal of ['"abc"', '""', '"1e5"', '"1,50"', 'true', '"NaN"']) {
      const { data, errors } = await send(`customerLifetimeValues(minTotal: ${minTotal}) { nodes { name } }`);
      expect(data).toBeUndefined();
      expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors![0]!.extensions.code);
      expect(errors![0]!.message).toContain('Decimal must be');
    }
  });

  it.each(['"0"', '0', '"1.230"', '"0.01"', '12.5'])('of %s is fine', async minTotal => {
    expect(
      (await send(`customerLifetimeValues(minTotal: ${minTotal}) { nodes { name } }`)).errors,
    ).toBeUndefined();
  });

  it('has the decimals of the requested currency', async () => {
    const ask = (minTotal: string) =>
      app().send(
        'manager',
        `{ analytics(currencyCode: JPY) { customerLifetimeValues(minTotal: "${minTotal}") { nodes { name } } } }`,
      );
    expect((await ask('1.5')).errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [['minTotal']] } },
    ]);
    expect((await ask('15')).errors).toBeUndefined();
  });
});

describe('other invalid input', () => {
  it('is refused: an unknown currency', async () => {
    const { errors } = await app().send('manager', '{ analytics(currencyCode: "DOLLARS") { today } }');
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors![0]!.extensions.code);
  });

  it.each([
    'salesTrend(range: { preset: TODAY }, interval: HOUR) { orders }',
    'topProducts(range: { preset: TODAY }, by: PRICE) { nodes { sku } }',
    'topProducts(range: { preset: TODAY }, channel: PHONE) { nodes { sku } }',
    'productionReport(date: "2026-02-29") { nodes { sku } }',
    'productionReport { nodes { sku } }',
  ])('%s is refused', async selection => {
    const { data, errors } = await send(selection);
    expect(data).toBeUndefined();
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors![0]!.extensions.code);
  });

  it.each([
    ['100 of topProducts', 'topProducts(range: { preset: TODAY }) { nodes { sku revenue { amount } } }'],
    [
      '100 of one row each',
      'topProducts(range: { preset: TODAY }, first: 1) { nodes { sku revenue { amount } } }',
    ],
    ['100 of the dashboard', 'dashboard(range: { preset: TODAY }) { orders }'],
    ['100 of the trend', 'salesTrend(range: { preset: TODAY }, interval: DAY) { orders revenue { amount } }'],
  ])('%s at once are too much', async (_, report) => {
    const { data, errors } = await send(
      Array.from({ length: 100 }, (_, index) => `r${index}: ${report}`).join('\n'),
    );
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TOO_COMPLEX' } }]);
  });
});
