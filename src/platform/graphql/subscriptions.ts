import { GraphQLError, type GraphQLField, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import type { PubSub } from 'type-graphql';
import { type Rule, type RuleTree, refusalOf } from '../authorization/shield.ts';
import type { Context } from '../context/context.ts';
import { ReceivedEvent } from '../live/received-event.ts';

/** The input of a subscription field's `subscribe`. The arguments fit the schema and are not checked further. */
export interface SubscribeRequest<A = object> {
  readonly args: A;
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
}

/** TypeGraphQL requires one when there are subscriptions; ours all get their events from `subscribe`. */
export const noPubSub: PubSub = {
  publish: () => {
    throw new Error('Live events are published by publish(ctx, topic, data).');
  },
  subscribe: () => {
    throw new Error('A subscription must declare the source of its events: @Subscription(…, { subscribe }).');
  },
};

/**
 * Checks the rule of each subscription field also when the subscription starts; `enforce` does so for each event. And resolves the field from events only, because Apollo would run a subscription sent by HTTP like a query.
 * @throws when a field has no rule or no source of events, so that such a server never starts
 */
export function withGuardedSubscriptions(schema: GraphQLSchema, rules: RuleTree): GraphQLSchema {
  const type = schema.getSubscriptionType();
  if (!type) return schema;
  type.description =
    'Live events, over a WebSocket (graphql-transport-ws) at the same address. An event is only a hint: after a reconnect, read again what you may have missed.';
  for (const field of Object.values(type.getFields())) {
    const rule = rules[type.name]?.[field.name];
    if (!rule || !field.subscribe || !field.resolve)
      throw new Error(`${type.name}.${field.name} lacks a rule or a source of events.`);
    guard(field, rule, field.subscribe, field.resolve);
  }
  return schema;
}

type Resolve = NonNullable<GraphQLField<unknown, Context>['resolve']>;

function guard(
  field: GraphQLField<unknown, Context>,
  rule: Rule,
  subscribe: Resolve,
  resolve: Resolve,
): void {
  field.subscribe = async (root, args, ctx, info) => {
    const refusal = await refusalOf(rule, {}, args, ctx, info);
    if (refusal) throw refusal;
    return subscribe(root, args, ctx, info);
  };
  field.resolve = (root, args, ctx, info) => {
    if (root instanceof ReceivedEvent) return resolve(root, args, ctx, info);
    throw new GraphQLError(
      'Subscriptions run over a WebSocket at this address, with the protocol graphql-transport-ws.',
      { extensions: { code: 'BAD_REQUEST' } },
    );
  };
}
