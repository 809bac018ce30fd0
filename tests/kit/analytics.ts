import type { TestApp } from './app.ts';
import { dayMs } from './time.ts';

// The reports, worked out from the raw rows in plain JavaScript: on purpose in other words than the program's, without
// its rollups, its SQL, or its way with days.

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;
type Row = Record<string, unknown>;

export interface Days {
  readonly from: string;
  readonly to: string;
}

interface SoldLine {
  readonly orderId: string;
  readonly at: Date;
  readonly day: string;
  readonly customerId: string | null;
  readonly sellerId: string | null;
  readonly channel: string;
  readonly productId: string;
  readonly units: number;
  readonly revenue: number;
}

export interface Books {
  readonly timeZone: string;
  readonly currencyCode: string;
  readonly lines: readonly SoldLine[];
  readonly products: ReadonlyMap<string, Row>;
  readonly categories: ReadonlyMap<string, Row>;
  readonly staff: ReadonlyMap<string, Row>;
  readonly customers: ReadonlyMap<string, Row>;
  readonly joined: readonly string[];
  readonly production: readonly {
    readonly productId: string;
    readonly day: string;
    readonly quantity: number;
  }[];
}

/** The day that the calendar on the wall shows. */
export function dayOnTheWall(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at);
}

/** All that counts, read row by row. */
export async function readBooks(app: TestApp, currencyCode = 'USD'): Promise<Books> {
  const { dialect } = app.app.database;
  const [settings] = await app.sql('select time_zone from settings');
  const timeZone = String(settings?.time_zone ?? 'UTC');
  const tables = ['sales_order', 'order_line', 'product', 'category', 'staff_member', 'customer'];
  const [orders, lines, products, categories, staff, customers] = await Promise.all(
    tables.map(table => app.sql(`select * from ${table}`)),
  );
  const production = await app.sql('select * from production_record');
  const byId = (some: readonly Row[] | undefined) => new Map((some ?? []).map(row => [String(row.id), row]));
  const live = byId(
    orders!.filter(
      row => row.status !== 'CANCELLED' && row.deleted_at === null && row.currency_code === currencyCode,
    ),
  );
  const idOf = (value: unknown) => (value === null ? null : String(value));
  return {
    timeZone,
    currencyCode,
    lines: lines!.flatMap(line => {
      const order = live.get(String(line.order_id));
      if (!order || line.deleted_at !== null) return [];
      const at = dialect.readDate(order.placed_at as never);
      return {
        orderId: String(order.id),
        at,
        day: dayOnTheWall(timeZone, at),
        customerId: idOf(order.customer_id),
        sellerId: idOf(order.sold_by_id),
        channel: String(order.channel),
        productId: String(line.product_id),
        units: Number(line.quantity) - Number(line.returned_quantity),
        revenue: Number(line.total_minor) - Number(line.refunded_minor),
      };
    }),
    products: byId(products),
    categories: byId(categories),
    staff: byId(staff),
    customers: byId(customers),
    joined: customers!.map(row => dayOnTheWall(timeZone, dialect.readDate(row.created_at as never))),
    production: production
      .filter(row => row.voided_at === null)
      .map(row => ({
        productId: String(row.product_id),
        day: String(row.produced_on),
        quantity: Number(row.quantity),
      })),
  };
}

const textOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** So many days later. */
export function dayAfter(day: string, days = 1): string {
  return textOf(Date.parse(day) + days * dayMs);
}

function daysOf({ from, to }: Days): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}

export const within = ({ from, to }: Days, day: string): boolean => day >= from && day <= to;

const periodOf = {
  DAY: (day: string) => day,
  /** Back to the last Monday. */
  WEEK(day: string) {
    let at = Date.parse(day);
    while (new Date(at).getUTCDay() !== 1) at -= dayMs;
    return textOf(at);
  },
  MONTH: (day: string) => `${day.slice(0, 8)}01`,
  YEAR: (day: string) => `${day.slice(0, 5)}01-01`,
};
type Interval = Exclude<keyof typeof periodOf, 'YEAR'>;
/** The periods by which the rollups sum up. */
const grains = ['DAY', 'MONTH', 'YEAR'] as const;

const sum = <T>(some: readonly T[], of: (one: T) => number) =>
  some.reduce((total, one) => total + of(one), 0);
const unitsOf = (lines: readonly SoldLine[]) => sum(lines, line => line.units);
const revenueOf = (lines: readonly SoldLine[]) => sum(lines, line => line.revenue);
const ordersOf = (lines: readonly SoldLine[]) => new Set(lines.map(line => line.orderId)).size;
export const amount = (minor: number) => ({ amount: (minor / 100).toFixed(2) });
// Half up: no revenue is negative.
const mean = (total: number, count: number) => amount(count === 0 ? 0 : Math.floor(total / count + 0.5));
const rate = (now: number, before: number) =>
  before === 0 ? null : String(Number(((now - before) / before).toFixed(4)));

/** The largest first, equals by their id. */
function ranked<T extends { readonly id: string }>(some: readonly T[], by: (one: T) => number): T[] {
  return [...some].sort((a, b) => by(b) - by(a) || (a.id < b.id ? -1 : 1));
}

/** The row, if it was not deleted. */
const nodeOf = (row: Row | undefined) => (row && row.deleted_at === null ? { id: String(row.id) } : null);

/** What the reports should say, in the shape in which `reportsOf` asks for them. */
export class DirectReports {
  constructor(
    readonly books: Books,
    private readonly range: Days,
    private readonly channel: string | null = null,
  ) {}

  #sold(range: Days = this.range, channel: string | null = null): SoldLine[] {
    return this.books.lines.filter(
      line => within(range, line.day) && (channel === null || line.channel === channel),
    );
  }

  all(): Data {
    return {
      dashboard: this.dashboard(),
      days: this.trend('DAY'),
      weeks: this.trend('WEEK'),
      months: this.trend('MONTH'),
      byQuantity: this.topProducts('quantity'),
      byRevenue: this.topProducts('revenueMinor'),
      salesByCategory: this.salesByCategory(),
      customerLifetimeValues: this.customerLifetimeValues(),
      staffPerformance: this.staffPerformance(),
      ordersAndProduction: this.ordersAndProduction(),
    };
  }

  #figures(range: Days) {
    const lines = this.#sold(range);
    return {
      range,
      orders: ordersOf(lines),
      units: unitsOf(lines),
      newCustomers: this.books.joined.filter(day => within(range, day)).length,
      revenue: amount(revenueOf(lines)),
      averageOrderValue: mean(revenueOf(lines), ordersOf(lines)),
    };
  }

  dashboard(): Data {
    const days = daysOf(this.range).length;
    const before = { from: dayAfter(this.range.from, -days), to: dayAfter(this.range.from, -1) };
    const [now, earlier] = [this.#sold(), this.#sold(before)];
    return {
      ...this.#figures(this.range),
      comparedTo: {
        ...this.#figures(before),
        revenueChange: rate(revenueOf(now), revenueOf(earlier)),
        ordersChange: rate(ordersOf(now), ordersOf(earlier)),
      },
    };
  }

  trend(interval: Interval): Data[] {
    const sold = Map.groupBy(this.#sold(this.range, this.channel), line => periodOf[interval](line.day));
    return [...new Set(daysOf(this.range).map(periodOf[interval]))].map(periodStart => {
      const lines = sold.get(periodStart) ?? [];
      return {
        periodStart,
        orders: ordersOf(lines),
        units: unitsOf(lines),
        revenue: amount(revenueOf(lines)),
      };
    });
  }

  topProducts(by: 'quantity' | 'revenueMinor'): Data[] {
    const sold = Map.groupBy(this.#sold(this.range, this.channel), line => line.productId);
    const found = [...sold].map(([id, lines]) => ({
      id,
      quantity: unitsOf(lines),
      revenueMinor: revenueOf(lines),
    }));
    return ranked(
      found.filter(one => one.quantity !== 0 || one.revenueMinor !== 0),
      one => one[by],
    ).map(({ id, quantity, revenueMinor }) => ({
      ...this.#product(id),
      quantity,
      revenue: amount(revenueMinor),
    }));
  }

  salesByCategory(): Data[] {
    const { products, categories } = this.books;
    const sold = Map.groupBy(this.#sold(this.range, this.channel), line =>
      String(products.get(line.productId)!.category_id ?? ''),
    );
    const found = [...sold]
      .map(([id, lines]) => ({ id, lines }))
      .filter(({ lines }) => unitsOf(lines) !== 0 || revenueOf(lines) !== 0);
    return ranked(found, one => revenueOf(one.lines)).map(({ id, lines }) => ({
      category: nodeOf(categories.get(id)),
      name: categories.get(id)?.name ?? null,
      quantity: unitsOf(lines),
      revenue: amount(revenueOf(lines)),
    }));
  }

  /** @param from leaves out who bought for less, in minor units */
  customerLifetimeValues(from = 0): Data[] {
    const { customers, lines } = this.books;
    const bought = Map.groupBy(
      lines.filter(line => line.customerId !== null),
      line => line.customerId!,
    );
    const found = [...bought].map(([id, own]) => ({ id, own })).filter(({ own }) => revenueOf(own) >= from);
    return ranked(found, one => revenueOf(one.own)).map(({ id, own }) => {
      const times = own.map(line => line.at.getTime());
      return {
        customer: nodeOf(customers.get(id)),
        name: customers.get(id)!.name,
        orders: ordersOf(own),
        total: amount(revenueOf(own)),
        firstOrderAt: new Date(Math.min(...times)).toISOString(),
        lastOrderAt: new Date(Math.max(...times)).toISOString(),
      };
    });
  }

  staffPerformance(): Data[] {
    const { staff } = this.books;
    const sold = Map.groupBy(
      this.#sold().filter(line => line.sellerId !== null),
      line => line.sellerId!,
    );
    const found = [...sold].map(([id, lines]) => ({ id, lines }));
    return ranked(found, one => revenueOf(one.lines)).map(({ id, lines }) => ({
      staffMember: nodeOf(staff.get(id)),
      name: staff.get(id)!.name,
      orders: ordersOf(lines),
      units: unitsOf(lines),
      revenue: amount(revenueOf(lines)),
      averageOrderValue: mean(revenueOf(lines), ordersOf(lines)),
    }));
  }

  ordersAndProduction(): Data[] {
    const { products, production } = this.books;
    const sold = this.#sold();
    const made = production.filter(one => within(this.range, one.day));
    const found = [...products.keys()].map(id => ({
      id,
      sold: unitsOf(sold.filter(line => line.productId === id)),
      produced: sum(
        made.filter(one => one.productId === id),
        one => one.quantity,
      ),
    }));
    return ranked(
      found.filter(one => one.sold !== 0 || one.produced !== 0),
      one => one.sold,
    ).map(({ id, ...counts }) => ({
      ...this.#product(id),
      ...counts,
      onHand: Number(products.get(id)!.stock_on_hand),
    }));
  }

  #product(id: string) {
    const row = this.books.products.get(id)!;
    return { product: nodeOf(row), sku: row.sku, name: row.name };
  }
}

const figures = 'range { from to } orders units newCustomers revenue { amount } averageOrderValue { amount }';
const period = 'periodStart orders units revenue { amount }';
const product = 'product { id } sku name';

const reports = `query ($range: DayRangeInput!, $channel: OrderChannel) { analytics {
  dashboard(range: $range) { ${figures} comparedTo { ${figures} revenueChange ordersChange } }
  days: salesTrend(range: $range, channel: $channel, interval: DAY) { ${period} }
  weeks: salesTrend(range: $range, channel: $channel, interval: WEEK) { ${period} }
  months: salesTrend(range: $range, channel: $channel, interval: MONTH) { ${period} }
  byQuantity: topProducts(range: $range, channel: $channel, by: QUANTITY) { nodes { ${product} quantity revenue { amount } } }
  byRevenue: topProducts(range: $range, channel: $channel, by: REVENUE) { nodes { ${product} quantity revenue { amount } } }
  salesByCategory(range: $range, channel: $channel) { nodes { category { id } name quantity revenue { amount } } }
  customerLifetimeValues { nodes { customer { id } name orders total { amount } firstOrderAt lastOrderAt } }
  staffPerformance(range: $range) { nodes { staffMember { id } name orders units revenue { amount } averageOrderValue { amount } } }
  ordersAndProduction(range: $range) { nodes { ${product} sold produced onHand } }
} }`;

/** What the reports do say. */
export async function reportsOf(app: TestApp, range: Days, channel: string | null = null): Promise<Data> {
  return rowsOf((await app.ask('manager', reports, { range, channel })).analytics);
}

/** Asks for some reports as a manager. */
export async function analytics(app: TestApp, selection: string, variables: object = {}): Promise<Data> {
  const declared = 'range' in variables ? '($range: DayRangeInput!)' : '';
  return rowsOf(
    (await app.ask('manager', `query ${declared} { analytics { ${selection} } }`, variables)).analytics,
  );
}

/** The reports with the rows of lists in place of their connections. */
export function rowsOf(reports: Data): Data {
  return Object.fromEntries(
    Object.entries(reports).map(([name, report]) => [name, (report as Data | null)?.nodes ?? report]),
  );
}

export interface RollupState {
  readonly closedThrough: string | null;
  readonly timeZone: string;
}

export async function rollupState(app: TestApp): Promise<RollupState> {
  const [row] = await app.sql('select closed_through, time_zone from rollup_state');
  return { closedThrough: row!.closed_through as string | null, timeZone: String(row!.time_zone) };
}

/** What is wrong with the rollups themselves, whatever the reports make of them. */
export async function rollupProblems(app: TestApp): Promise<string[]> {
  const { closedThrough, timeZone } = await rollupState(app);
  const books = await readBooks(app);
  const closed = books.lines.filter(line => closedThrough !== null && line.day <= closedThrough);
  if (timeZone !== books.timeZone)
    return [`The rollups are of ${timeZone}, the store is in ${books.timeZone}.`];
  const products = await app.sql("select * from product_sales where currency_code = 'USD'");
  const categories = await app.sql(
    "select * from category_sales where currency_code = 'USD' and (quantity <> 0 or revenue_minor <> 0)",
  );
  const customers = await app.sql("select * from customer_sales where currency_code = 'USD'");
  const sellers = await app.sql("select * from seller_sales where currency_code = 'USD'");
  const productKey = (line: SoldLine) => `${line.productId} ${line.channel}`;
  const sold = (lines: readonly SoldLine[]) => `${unitsOf(lines)} units, ${revenueOf(lines)}`;
  const soldBy = (lines: readonly SoldLine[]) => `${ordersOf(lines)} orders, ${sold(lines)}`;
  const soldRow = (row: Row) => `${Number(row.quantity ?? row.units)} units, ${Number(row.revenue_minor)}`;
  const grain = (rows: readonly Row[], column: string, name: string) =>
    entries(
      rows.filter(row => row.grain === name),
      row => `${row.period} ${row[column]} ${row.channel}`,
      soldRow,
    );
  const categoryKey = (line: SoldLine) =>
    `${books.products.get(line.productId)!.category_id ?? ''} ${line.channel}`;
  const counts = (lines: readonly SoldLine[]) => unitsOf(lines) !== 0 || revenueOf(lines) !== 0;
  return [
    ...grains.flatMap(name =>
      differences(
        name,
        grain(products, 'product_id', name),
        summed(closed, line => `${periodOf[name](line.day)} ${productKey(line)}`, sold),
      ),
    ),
    ...grains.flatMap(name =>
      differences(
        `category, ${name}`,
        grain(categories, 'category_id', name),
        summed(closed, line => `${periodOf[name](line.day)} ${categoryKey(line)}`, sold, counts),
      ),
    ),
    ...differences(
      'seller',
      entries(
        sellers,
        row => `${row.day} ${row.staff_member_id} ${row.channel}`,
        row => `${Number(row.orders)} orders, ${soldRow(row)}`,
      ),
      summed(closed, line => `${line.day} ${line.sellerId ?? ''} ${line.channel}`, soldBy),
    ),
    ...differences(
      'customer',
      entries(
        customers,
        row => String(row.customer_id),
        row =>
          `${Number(row.orders)} orders, ${Number(row.revenue_minor)}, ranked ${-Number(row.rank_minor)}`,
      ),
      summed(
        closed.filter(line => line.customerId !== null),
        line => line.customerId!,
        lines => `${ordersOf(lines)} orders, ${revenueOf(lines)}, ranked ${revenueOf(lines)}`,
      ),
    ),
  ];
}

function entries(some: readonly Row[], key: (row: Row) => string, of: (row: Row) => string) {
  return new Map(some.map(row => [key(row), of(row)]));
}

function summed(
  lines: readonly SoldLine[],
  key: (line: SoldLine) => string,
  of: (lines: readonly SoldLine[]) => string,
  isKept: (lines: readonly SoldLine[]) => boolean = () => true,
) {
  const found = [...Map.groupBy(lines, key)].filter(([, own]) => isKept(own));
  return new Map(found.map(([name, own]) => [name, of(own)]));
}

function differences(
  what: string,
  are: ReadonlyMap<string, string>,
  shouldBe: ReadonlyMap<string, string>,
): string[] {
  return [...new Set([...are.keys(), ...shouldBe.keys()])].flatMap(key =>
    are.get(key) === shouldBe.get(key)
      ? []
      : [`${what} ${key}: ${are.get(key) ?? 'nothing'}, and should be ${shouldBe.get(key) ?? 'nothing'}.`],
  );
}

/** The parts of refunds on lines that do not come to what is noted on their order. */
export async function refundProblems(app: TestApp): Promise<string[]> {
  const found = await app.sql(
    `select o.number as number, o.refunded_net_minor as net, o.subtotal_minor - o.discount_minor as price,
      sum(l.refunded_minor) as parts, sum(l.total_minor) as whole,
      sum(case when l.refunded_minor < 0 or l.refunded_minor > l.total_minor then 1 else 0 end) as outside
      from sales_order as o join order_line as l on l.order_id = o.id and l.deleted_at is null
      group by o.id, o.number, o.refunded_net_minor, o.subtotal_minor, o.discount_minor`,
  );
  return found
    .filter(
      row =>
        Number(row.net) !== Number(row.parts) ||
        Number(row.price) !== Number(row.whole) ||
        Number(row.outside) > 0,
    )
    .map(row => JSON.stringify(row));
}
