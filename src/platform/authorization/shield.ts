import { createRequire } from 'node:module';
import { type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';
import type { IMiddleware, IMiddlewareFieldMap } from 'graphql-middleware';
import type * as Shield from 'graphql-shield';
import type { Context } from '../context/context.ts';

// The ESM build of graphql-shield imports something that Node 23 removed; the CommonJS build works. Its rules `chain` and
// `race` use it, so only the helpers below are exported.
const shieldModule = createRequire(import.meta.url)('graphql-shield') as typeof Shield;

/** Decides who may use a field; made by `rule`, `and`, and `or`. */
export type Rule = Parameters<typeof Shield.and>[number];

/** Who may use which field, by type and field name. */
export type RuleTree = Record<string, Record<string, Rule>>;

/** Everybody may use the field. */
export const allow: Rule = shieldModule.allow;

/**
 * `rule('isPayer')((payment, args, ctx) => …)`: a rule of its own. The function returns true to allow the field, or an
 * error that the client gets instead of the field. Each name may be used once.
 */
export const rule: (name: string) => (decide: Parameters<ReturnType<typeof Shield.rule>>[0]) => Rule =
  shieldModule.rule;

/** All of the rules must allow the field. Takes at least one, because shield takes an empty list for a yes. */
export function and(first: Rule, ...others: Rule[]): Rule {
  return shieldModule.and(first, ...others);
}

/** One of the rules must allow the field. */
export function or(first: Rule, ...others: Rule[]): Rule {
  return shieldModule.or(first, ...others);
}

// graphql-shield types the context after what its cache adds to it, which these rules do not use.
interface Answering {
  resolve(parent: object, args: object, ctx: object, info: GraphQLResolveInfo, options: object): unknown;
}

/** What a rule answers about a root field: true, or why not. An exception of the rule is no answer and is passed on. */
export async function verdictOf(
  one: Rule,
  args: object,
  ctx: Context,
  info: GraphQLResolveInfo,
): Promise<unknown> {
  const answering: Answering = one;
  return answering.resolve({}, args, ctx, info, { debug: true });
}

/** The rules of all modules as one tree. @throws when two modules claim the same field. */
export function mergeRules(trees: readonly RuleTree[]): RuleTree {
  const merged: RuleTree = {};
  for (const tree of trees) {
    for (const [type, fields] of Object.entries(tree)) {
      for (const [field, fieldRule] of Object.entries(fields)) {
        merged[type] ??= {};
        if (merged[type][field]) throw new Error(`Two rules for ${type}.${field}.`);
        merged[type][field] = fieldRule;
      }
    }
  }
  return merged;
}

/** Root fields for which no rule says who may use them. */
export function fieldsWithoutRule(schema: GraphQLSchema, rules: RuleTree): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap(type =>
    Object.keys(type?.getFields() ?? {})
      .filter(field => !rules[type!.name]?.[field])
      .map(field => `${type!.name}.${field}`),
  );
}

/**
 * The middleware that enforces the rules.
 * @throws when a root field has no rule, so that such a server never starts
 */
export function enforce(schema: GraphQLSchema, rules: RuleTree): IMiddleware {
  const missing = fieldsWithoutRule(schema, rules);
  if (missing.length > 0) throw new Error(`No authorization rule for ${missing.join(', ')}.`);
  const shield = shieldModule.shield(rules, {
    fallbackRule: shieldModule.deny,
    // Passes errors on as they are; format-error.ts alone decides what a client may see of them.
    debug: true,
  });
  const middleware = shield.generate(schema) as Record<string, IMiddlewareFieldMap>;
  // Wrapping every field of every type costs an eighth of the throughput; only fields with a rule are wrapped.
  const wrapped = Object.entries(rules).map(([type, fields]) => [
    type,
    isObjectType(schema.getType(type))
      ? Object.fromEntries(Object.keys(fields).map(field => [field, middleware[type]![field]]))
      : {},
  ]);
  return Object.fromEntries(wrapped) as IMiddleware;
}
