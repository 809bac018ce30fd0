import { z } from 'zod';

type Rules = z.ZodType<unknown>;

// By the class of the input that declares them, then by property.
const declared = new Map<unknown, Map<string, z.ZodType[]>>();
const built = new Map<unknown, { readonly properties: readonly string[]; readonly rules: Rules }>();

/** Notes a rule of an input's property; the decorators of validation.ts call it. */
export function addRule(type: unknown, property: string, rule: z.ZodType): void {
  const properties = declared.get(type) ?? new Map<string, z.ZodType[]>();
  declared.set(type, properties);
  properties.set(property, [...(properties.get(property) ?? []), rule]);
}

/** The rules of a class of inputs with those that it inherits; undefined when it has none. */
export function rulesOf(type: unknown): Rules | undefined {
  const { properties, rules } = build(type);
  return properties.length > 0 ? rules : undefined;
}

/** The properties for which there are rules. */
export function checkedProperties(type: unknown): readonly string[] {
  return build(type).properties;
}

function build(type: unknown) {
  const known = built.get(type);
  if (known) return known;
  const all = new Map<string, z.ZodType[]>();
  for (let of = type; typeof of === 'function' && of !== Function.prototype; of = Object.getPrototypeOf(of)) {
    // What a class says of a property takes the place of what it inherits.
    for (const [property, rules] of declared.get(of) ?? []) if (!all.has(property)) all.set(property, rules);
  }
  const shape = Object.fromEntries([...all].map(([property, rules]) => [property, allOf(rules).optional()]));
  const result = { properties: [...all.keys()], rules: z.looseObject(shape) };
  built.set(type, result);
  return result;
}

/** Every rule is asked, so that a value's mistakes come back together; what two rules say alike is said once. */
function allOf(rules: readonly z.ZodType[]): z.ZodType {
  if (rules.length === 1) return rules[0]!;
  return z.unknown().superRefine((value, issues) => {
    const found = rules.flatMap(rule => rule.safeParse(value).error?.issues ?? []);
    const distinct = new Map(found.map(issue => [`${issue.path.join('.')} ${issue.message}`, issue]));
    for (const { path, message } of distinct.values()) issues.addIssue({ code: 'custom', path, message });
  });
}
