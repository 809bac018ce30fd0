import { createRequire } from 'node:module';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getVariableValues,
  isCompositeType,
  type OperationDefinitionNode,
} from 'graphql';
import type * as QueryComplexity from 'graphql-query-complexity';
import type { ComplexityEstimator } from 'graphql-query-complexity';
import { LRUCache } from 'lru-cache';
import { countFields } from './connection.ts';
import { isConnection, ownCost, wholeCost } from './field-cost.ts';
import { introspectionCost } from './introspection-cost.ts';
import { variablesShape } from './variables-shape.ts';

// The ESM build loads a second copy of graphql, which rejects our schema; the CommonJS build shares ours.
const { getComplexity } = createRequire(import.meta.url)(
  'graphql-query-complexity',
) as typeof QueryComplexity;

/** The most that one operation may cost, and all operations of one HTTP request together. */
export const maxCost = 5_000;

/**
 * Below a list, a count is only this mark. The list itself prices it, because its arguments say what is counted.
 * Costs are whole numbers, so the mark cannot be mistaken.
 */
const countMark = 2 ** -20;

/**
 * An object costs 1, and a plain value nothing, or 1 under an alias, which repeats it. A list multiplies what is below it
 * by the size of its page. What takes longer declares it, with `Price` and `ConditionCost`.
 */
const points: ComplexityEstimator = ({ type: parent, field, node, args, childComplexity }) => {
  const target = getNamedType(field.type);
  const isAliased = node.alias !== undefined && node.alias.value !== field.name;
  if (parent.name.startsWith('__') || target.name.startsWith('__'))
    return introspectionCost(field, parent.name, isAliased, childComplexity);
  if (countFields.includes(field.name) && parent.name.endsWith('Connection')) return countMark;
  const below = Math.floor(childComplexity);
  if (!isCompositeType(target)) return Math.max(ownCost(field, args, 'below', false), isAliased ? 1 : 0);
  const own = ownCost(
    field,
    args,
    parent.name === 'Query' ? 'root' : 'below',
    isConnection(field) && below < childComplexity,
  );
  return wholeCost(field, args, own, below);
};

type Variables = Readonly<Record<string, unknown>>;

/** How many costs are kept for one document, by the shapes of its variables. */
const shapesPerDocument = 50;

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
  const known = costs.get(document) ?? new LRUCache<string, number>({ max: shapesPerDocument });
  costs.set(document, known);
  const key = variablesShape(operation, variables);
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
    const extensions = { code: 'BAD_USER_INPUT', fields: [pathIn(message)], http: { status: 400 } };
    return new GraphQLError(message, { nodes: nodes ?? null, extensions });
  }
  return getComplexity({
    schema,
    query: document,
    operationName: operation.name?.value,
    variables: { ...variables },
    estimators: [points],
  });
}

/** Where in the input a value of a variable is wrong. GraphQL says it only in words, before any field runs. */
function pathIn(message: string): string[] {
  const variable = /^Variable "\$(\w+)"/.exec(message)?.[1];
  const place = / at "([^"]+)"/.exec(message)?.[1] ?? variable ?? '';
  const path = place.split(/[.[\]]+/).filter(part => part !== '');
  return path.length > 1 && path[0] === 'input' ? path.slice(1) : path;
}
