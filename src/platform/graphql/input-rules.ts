import { z } from 'zod';

type Rules = z.ZodType<unknown>;

// By the class of the input that declares them, then by property.
const declared = new Map<unknown, Map<string, z.ZodType[]>>();
const built = new Map<unknown, { readonly properties: readonly string[]; readonly rules: Rules }>();

/** Adds a rule to an input's property; the decorators of validation.ts call it. */
export function addRule(type: unknown, property: string, rule: z.ZodType): void {
  const properties = declared.get(type) ?? new Map<string, z.ZodType[]>();
  declared.set(type, properties);
  properties.set(property, [...(properties.get(property) ?? []), rule]);
}

/** The rules of an input class, including inherited ones; undefined when it has none. */
export function rulesOf(type: unknown): Rules | undefined {
  const { properties, rules } = build(type);
  return properties.length > 0 ? rules : undefined;
}

/** The properties that have rules. */
export function checkedProperties(type: unknown): readonly string[] {
  return build(type).properties;
}

function build(type: unknown) {
  const known = built.get(type);
  if (known) return known;
  const all = new Map<string, z.ZodType[]>();
  for (let of = type; typeof of === 'function' && of !== Function.prototype; of = Object.getPrototypeOf(of)) {
    // A class's own rules for a property replace those that it inherits.
    for (const [property, rules] of declared.get(of) ?? []) if (!all.has(property)) all.set(property, rules);
  }
  const shape = Object.fromEntries([...all].map(([property, rules]) => [property, allOf(rules).optional()]));
  const result = { properties: [...all.keys()], rules: z.looseObject(shape) };
  built.set(type, result);
  return result;
}

/** Checks every rule, so that all mistakes in a value are reported together, and each message only once. */
function allOf(rules: readonly z.ZodType[]): z.ZodType {
  if (rules.length === 1) return rules[0]!;
  return z.unknown().superRefine((value, issues) => {
    const found = rules.flatMap(rule => rule.safeParse(value).error?.issues ?? []);
    const distinct = new Map(found.map(issue => [`${issue.path.join('.')} ${issue.message}`, issue]));
    for (const { path, message, ...more } of distinct.values())
      issues.addIssue({ code: 'custom', path, message, params: paramsOf(more) });
  });
}

/** What an issue carries beside its message: the reason, for a form. */
export function paramsOf(issue: object): Record<string, unknown> {
  return 'params' in issue ? { ...(issue.params as object) } : {};
}
