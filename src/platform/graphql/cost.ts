import { createRequire } from 'node:module';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getVariableValues,
  isCompositeType,
  isListType,
  type OperationDefinitionNode,
} from 'graphql';
import type * as QueryComplexity from 'graphql-query-complexity';
import type { ComplexityEstimator } from 'graphql-query-complexity';
import { LRUCache } from 'lru-cache';
import { defaultPageSize } from '../database/page.ts';

// The ESM build loads a second copy of graphql, which rejects our schema; the CommonJS build shares ours.
const { getComplexity } = createRequire(import.meta.url)(
  'graphql-query-complexity',
) as typeof QueryComplexity;

/** The most objects that one operation may ask for. */
export const maxCost = 5_000;

/**
 * Roughly the number of objects that a query returns: an object costs 1, a plain value 0. A connection, or a list with
 * `first`, multiplies the cost below it by its page size, and a list of ids by the number of ids. A field may declare its
 * own cost with `extensions: { cost }`, and roughly how many rows it has with `extensions: { rows }`.
 */
const objects: ComplexityEstimator = ({ field, args, childComplexity }) => {
  const type = getNamedType(field.type);
  const own =
    (field.extensions.cost as number | undefined) ??
    (isCompositeType(type) && !type.name.startsWith('__') ? 1 : 0);
  if (type.name.startsWith('__')) return 0;
  if (Array.isArray(args.ids)) return args.ids.length * (own + childComplexity);
  return own + rowsOf(field, type.name, args) * childComplexity;
};

/** How many times the cost below a field counts. */
function rowsOf(
  field: GraphQLField<unknown, unknown>,
  typeName: string,
  args: Record<string, unknown>,
): number {
  const isLong = typeName.endsWith('Connection') || (isList(field.type) && 'first' in args);
  return isLong ? pageSize(args) : ((field.extensions.rows as number | undefined) ?? 1);
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type));
}

function pageSize(args: Record<string, unknown>): number {
  const size = args.first ?? args.last ?? defaultPageSize;
  return typeof size === 'number' ? Math.max(1, size) : defaultPageSize;
}

type Variables = Readonly<Record<string, unknown>>;

const costs = new WeakMap<DocumentNode, LRUCache<string, number>>();

/**
 * The cost of an operation, or an error when its variables do not fit. Computed once for each document and each set of
 * variables that can change it.
 */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number | GraphQLError {
  const known = costs.get(document) ?? new LRUCache<string, number>({ max: 50 });
  costs.set(document, known);
  const key = `${operation.name?.value ?? ''} ${sizes(operation, variables)}`;
  let cost = known.get(key);
  if (cost === undefined) {
    const computed = computeCost(schema, document, operation, variables);
    if (computed instanceof GraphQLError) return computed;
    cost = computed;
    known.set(key, cost);
  }
  return cost;
}

function computeCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number | GraphQLError {
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 1,
  });
  if (errors?.[0]) {
    const { message, nodes } = errors[0];
    const extensions = { code: 'BAD_USER_INPUT', http: { status: 400 } };
    return new GraphQLError(message, { nodes: nodes ?? null, extensions });
  }
  return getComplexity({
    schema,
    query: document,
    operationName: operation.name?.value,
    variables: { ...variables },
    estimators: [objects],
  });
}

// Numbers, switches, and lengths of lists change the cost; text does not.
function sizes(operation: OperationDefinitionNode, variables: Variables): string {
  const definitions = operation.variableDefinitions ?? [];
  return definitions.map(({ variable }) => sizeOf(variables[variable.name.value])).join(' ');
}

function sizeOf(value: unknown): string {
  if (Array.isArray(value)) return `#${value.length}`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
}
