import { GraphQLError, type GraphQLField, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import type { PubSub } from 'type-graphql';
import type { Rule, RuleTree } from '../authorization/shield.ts';
import type { Context } from '../context/context.ts';
import { ReceivedEvent } from '../live/received-event.ts';

/** What the `subscribe` of a subscription field is given. Its arguments fit the schema and are checked no further. */
export interface SubscribeRequest<A = object> {
  readonly args: A;
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
}

/** TypeGraphQL wants one when there are subscriptions; ours all bring their own events, by `subscribe`. */
export const noPubSub: PubSub = {
  publish: () => {
    throw new Error('Live events are published by publish(ctx, topic, data).');
  },
  subscribe: () => {
    throw new Error('A subscription says where its events come from: @Subscription(…, { subscribe }).');
  },
};

/**
 * Puts the rule of each subscription field in front of its start too: graphql-shield asks it only for each event. And
 * lets it resolve from events only, since Apollo would run a subscription that comes by HTTP as if it were a query.
 * @throws when a field has no rule or no events, so that such a server never starts
 */
export function withGuardedSubscriptions(schema: GraphQLSchema, rules: RuleTree): GraphQLSchema {
  const type = schema.getSubscriptionType();
  if (!type) return schema;
  type.description =
    'What happens, as it happens, over a WebSocket (graphql-transport-ws) at the same address. Events are hints: after a reconnect, read again what you may have missed.';
  for (const field of Object.values(type.getFields())) {
    const rule = rules[type.name]?.[field.name];
    if (!rule || !field.subscribe || !field.resolve)
      throw new Error(`${type.name}.${field.name} lacks a rule or its events.`);
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
    const refusal = await refusalOf(rule, args, ctx, info);
    if (refusal) throw refusal;
    return subscribe(root, args, ctx, info);
  };
  field.resolve = (root, args, ctx, info) => {
    if (root instanceof ReceivedEvent) return resolve(root, args, ctx, info);
    throw new GraphQLError(
      `Subscriptions run over a WebSocket at this address, by the protocol graphql-transport-ws.`,
      { extensions: { code: 'BAD_REQUEST' } },
    );
  };
}

/** What a rule has against it; undefined only when it clearly says yes. */
async function refusalOf(
  rule: Rule,
  args: object,
  ctx: Context,
  info: GraphQLResolveInfo,
): Promise<Error | undefined> {
  // As for queries: an error in a rule is not taken for a no, it goes on as it is.
  const options = { debug: true } as never;
  const verdict: unknown = await rule.resolve({}, args, ctx as never, info, options);
  if (verdict === true) return undefined;
  if (verdict instanceof Error) return verdict;
  return new GraphQLError('You may not subscribe to this.', { extensions: { code: 'FORBIDDEN' } });
}
