import { createRequire } from 'node:module';
import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import type * as Shield from 'graphql-shield';
import type { Context } from '../context/context.ts';
import { refused } from './errors.ts';

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

// Exceptions of a rule are passed on as they are; format-error.ts alone decides what a client may see of them.
const options = { debug: true };

/** Why a rule does not allow a field; undefined only if it returns true. @throws what the rule throws, which is no answer */
export async function refusalOf(
  one: Rule,
  parent: unknown,
  args: object,
  ctx: Context,
  info: GraphQLResolveInfo,
): Promise<Error | undefined> {
  const answering: Answering = one;
  const verdict = await answering.resolve(parent as object, args, ctx, info, options);
  if (verdict === true) return undefined;
  return verdict instanceof Error ? verdict : refused();
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
 * Makes every field with a rule obey it. graphql-shield itself would do so in a copy of the schema, which takes a tenth of
 * the time that the server needs to start, and wraps also what everybody may use.
 * @throws when a root field has no rule, or a rule has no field, so that such a server never starts
 */
export function enforce(schema: GraphQLSchema, rules: RuleTree): void {
  const missing = fieldsWithoutRule(schema, rules);
  if (missing.length > 0) throw new Error(`No authorization rule for ${missing.join(', ')}.`);
  for (const [typeName, rulesOfType] of Object.entries(rules)) {
    const type = schema.getType(typeName);
    const fields = isObjectType(type) ? type.getFields() : {};
    for (const [name, one] of Object.entries(rulesOfType)) {
      const field = fields[name];
      if (!field) throw new Error(`There is no ${typeName}.${name} for an authorization rule.`);
      if (one !== allow) field.resolve = guarded(one, field.resolve ?? defaultFieldResolver);
    }
  }
}

function guarded(
  one: Rule,
  resolve: GraphQLFieldResolver<unknown, Context>,
): GraphQLFieldResolver<unknown, Context> {
  return async (parent, args, ctx, info) => {
    const refusal = await refusalOf(one, parent, args, ctx, info);
    if (refusal) throw refusal;
    return resolve(parent, args, ctx, info);
  };
}
