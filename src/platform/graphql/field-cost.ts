import {
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
} from 'graphql';
import { defaultPageSize, maxPageSize } from '../database/page.ts';
import { conditionsCost } from './conditions-cost.ts';
import { amountOf, fieldPrice } from './price.ts';

type Field = GraphQLField<unknown, unknown>;
type Args = Record<string, unknown>;

/** Counting the entries of a list. Without a condition it takes less, since it ends early; with one, it may read much. */
const usualCount = 100;
/** Counting what belongs to one parent. */
const usualCountBelow = 10;

/**
 * What a list below a parent takes longer with a condition than the same at the root: the lists of many parents are one
 * statement, which keeps only one core of the database busy.
 */
const belowParent = 2;

/**
 * What one execution of a field costs, without what is below it.
 * @param at where: at the root of the query, or below an object
 * @param isCounted whether it is asked how many entries it has
 */
export function ownCost(field: Field, args: Args, at: 'root' | 'below', isCounted: boolean): number {
  const price = fieldPrice(field);
  const own = price.cost === undefined ? usualCost(field) : amountOf(price.cost, args);
  if (!isConnection(field)) return own;
  const { scan, cost } = conditionsCost(field.args, args);
  const read = at === 'root' ? Math.max(scan, cost) : belowParent * cost;
  const usual = at === 'root' ? usualCount : usualCountBelow;
  const count = price.count === undefined ? usual : amountOf(price.count, args);
  return Math.ceil(own + read + (isCounted ? Math.max(count, read) : 0));
}

/** What a field costs with what is below it, where each entry of it costs `below`. */
export function wholeCost(field: Field, args: Args, own: number, below: number): number {
  if (Array.isArray(args.ids)) return args.ids.length * (own + below);
  if (isConnection(field)) return own + pageSize(args) * below;
  const { rows } = fieldPrice(field);
  const entries = isList(field.type) && 'first' in args ? pageSize(args) : rows;
  return own + (entries === undefined ? below : entries * (1 + below));
}

export function isConnection(field: Field): boolean {
  return getNamedType(field.type).name.endsWith('Connection');
}

/** An object costs 1, and a plain value nothing. */
function usualCost(field: Field): number {
  return isCompositeType(getNamedType(field.type)) ? 1 : 0;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

function pageSize(args: Args): number {
  const size = args.first ?? args.last ?? defaultPageSize;
  // A longer page is refused when the field runs, with a sentence that says so.
  return typeof size === 'number' ? Math.min(Math.max(1, size), maxPageSize) : defaultPageSize;
}
