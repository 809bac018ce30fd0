import { createRequire } from 'node:module';
import { type GraphQLSchema, isObjectType } from 'graphql';
import type { IMiddleware, IMiddlewareGenerator } from 'graphql-middleware';
import type * as Shield from 'graphql-shield';
import type { allow as shieldAllow, rule as shieldRule } from 'graphql-shield';

// graphql-shield's ESM build imports something that Node 23 removed; the CommonJS build works. Its `chain` and `race`
// rules call it, so only these parts are handed on.
const shieldModule = createRequire(import.meta.url)('graphql-shield') as typeof Shield;

export type Rule =
  | typeof shieldAllow
  | ReturnType<ReturnType<typeof shieldRule>>
  | ReturnType<typeof Shield.and>;
/** Who may use which field, by type and field name. */
export type RuleTree = Record<string, Record<string, Rule>>;

export const allow: Rule = shieldModule.allow;
export const rule = shieldModule.rule;

/** All rules must hold. Takes at least one, since shield holds an empty list to be true. */
export function and(first: Rule, ...others: Rule[]): Rule {
  return shieldModule.and(first as never, ...(others as never[]));
}

export function or(first: Rule, ...others: Rule[]): Rule {
  return shieldModule.or(first as never, ...(others as never[]));
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

/** Root fields that nobody decided about. */
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
 * @throws when a root field has no rule, so that such a server never starts.
 */
export function enforce(schema: GraphQLSchema, rules: RuleTree): IMiddleware {
  const missing = fieldsWithoutRule(schema, rules);
  if (missing.length > 0) throw new Error(`No authorization rule for ${missing.join(', ')}.`);
  const shield = shieldModule.shield(rules as never, {
    fallbackRule: shieldModule.deny as never,
    // Lets errors through as they are; what a client may see of them is decided in one place, format-error.ts.
    debug: true,
  }) as unknown as IMiddlewareGenerator<unknown, unknown, unknown>;
  const middleware = shield.generate(schema) as Record<string, Record<string, unknown>>;
  // Wrapping every field of every type costs an eighth of the throughput; only fields with a rule are wrapped.
  const wrapped = Object.entries(rules).map(([type, fields]) => [
    type,
    isObjectType(schema.getType(type))
      ? Object.fromEntries(Object.keys(fields).map(field => [field, middleware[type]![field]]))
      : {},
  ]);
  return Object.fromEntries(wrapped) as IMiddleware;
}
