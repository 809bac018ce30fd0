import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { amountOf, conditionPrice } from './price.ts';

export interface ConditionsCost {
  /** The dearest reading of the whole table. */
  readonly scan: number;
  /** The sum of what comes on top. */
  readonly cost: number;
}

/** What the filter and the sort in these arguments cost, as their input types declare it. */
export function conditionsCost(
  fields: readonly (GraphQLArgument | GraphQLInputField)[],
  values: Readonly<Record<string, unknown>>,
): ConditionsCost {
  let scan = 0;
  let cost = 0;
  for (const field of fields) {
    const value = values[field.name];
    if (value == null) continue;
    const price = conditionPrice(field);
    const below = inside(field.type, value);
    scan = Math.max(scan, amountOf(price.scan, value), below.scan);
    cost += amountOf(price.cost, value) + below.cost;
  }
  return { scan, cost };
}

const nothing: ConditionsCost = { scan: 0, cost: 0 };

function inside(declared: GraphQLInputType, value: unknown): ConditionsCost {
  const type = getNullableType(declared);
  if (isListType(type)) {
    if (!Array.isArray(value)) return inside(type.ofType, value);
    const parts = value.map(item => inside(type.ofType, item));
    return {
      scan: Math.max(0, ...parts.map(part => part.scan)),
      cost: parts.reduce((total, part) => total + part.cost, 0),
    };
  }
  if (!isInputObjectType(type) || typeof value !== 'object' || value === null) return nothing;
  return conditionsCost(Object.values(type.getFields()), value as Record<string, unknown>);
}
