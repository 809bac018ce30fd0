import { Extensions } from 'type-graphql';

/**
 * What a field costs. One point is about a tenth of a millisecond on a store of 30,000 products; decision 048 has the
 * measurements that the prices come from.
 */
export interface FieldPrice {
  /** By itself, without what is below it. An object costs 1 when absent; for a list of a parent, reading its page. */
  readonly cost?: number | ((args: Record<string, unknown>) => number);
  /** Of a list without pages: how many entries it usually has. What it has more is counted while it is read. */
  readonly rows?: number;
  /** Of a connection: its `totalCount`. */
  readonly count?: number | ((args: Record<string, unknown>) => number);
}

/** What a condition of a filter, or a sort, adds to a list. */
export interface ConditionPrice<T> {
  /**
   * Reading the whole table in the worst case. Several conditions read it once, and a search reads what it finds instead,
   * so the dearest counts. A list of a parent reads all that belongs to the parent anyway, which its own price covers.
   */
  readonly scan?: number | ((value: T) => number);
  /** Work for each such condition, also below each parent. */
  readonly cost?: number | ((value: T) => number);
}

/** Declares what a field costs. Use it with `@Field`, `@Query`, or `@FieldResolver`. */
export function Price(price: FieldPrice): PropertyDecorator & MethodDecorator {
  return Extensions({ price }) as PropertyDecorator & MethodDecorator;
}

/** Declares what a condition costs. Use it with `@Field` in an input type. */
export function ConditionCost<T>(price: ConditionPrice<T>): PropertyDecorator {
  return Extensions({ price }) as PropertyDecorator;
}

export function fieldPrice(field: { readonly extensions: Readonly<Record<string, unknown>> }): FieldPrice {
  return (field.extensions.price as FieldPrice | undefined) ?? {};
}

export function conditionPrice(field: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): ConditionPrice<unknown> {
  return (field.extensions.price as ConditionPrice<unknown> | undefined) ?? {};
}

/** How many entries a list of an argument has; for arguments that are priced by them. */
export function entriesOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}

export function amountOf<T>(amount: number | ((value: T) => number) | undefined, value: T): number {
  return typeof amount === 'function' ? amount(value) : (amount ?? 0);
}
