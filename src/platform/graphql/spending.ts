import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type { Context } from '../context/context.ts';
import { isCountSelected } from './connection.ts';
import { isConnection, ownCost } from './field-cost.ts';
import { fieldPrice } from './price.ts';

type Field = GraphQLField<unknown, unknown>;

/**
 * Counts what the fields below objects really cost. The cost of a query is an estimate where it cannot know how many
 * objects a list has; a field that costs more than an object is counted each time it runs.
 */
export function withSpending(schema: GraphQLSchema): GraphQLSchema {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || roots.has(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (fieldPrice(field).cost !== undefined || isConnection(field))
        field.resolve = spending(field) as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  return schema;
}

function spending(field: Field): GraphQLFieldResolver<unknown, Context> {
  const resolve = field.resolve ?? defaultFieldResolver;
  return (source, args, ctx, info) => {
    const isCounted = isConnection(field) && isCountSelected(info);
    ctx.spend(ownCost(field, args, 'below', isCounted));
    return resolve(source, args, ctx, info);
  };
}
