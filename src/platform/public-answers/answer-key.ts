import type { OperationDefinitionNode } from 'graphql';

/** Longer variables are as good as never sent twice. */
const maxLength = 2_000;
/** A client may nest its JSON as deep as it likes. */
const maxDepth = 20;

/**
 * The key of an answer: that of the query, and the variables that it declares, whatever their order. Undefined when they
 * are too long or too deep.
 */
export function answerKey(
  queryKey: string,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): string | undefined {
  let key = queryKey;
  for (const { variable } of variableDefinitions) {
    const name = variable.name.value;
    // An absent variable has its default, and null is null.
    if (!Object.hasOwn(variables, name)) continue;
    const text = canonical(variables[name], maxDepth);
    if (text === undefined) return undefined;
    key += ` ${name}=${text}`;
    if (key.length > maxLength) return undefined;
  }
  return key;
}

/** JSON with the keys of objects in order. */
function canonical(value: unknown, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (depth === 0) return undefined;
  const parts: string[] = [];
  const isList = Array.isArray(value);
  for (const key of isList ? value.keys() : Object.keys(value).sort()) {
    const part = canonical((value as Record<string, unknown>)[key], depth - 1);
    if (part === undefined) return undefined;
    parts.push(isList ? part : `${JSON.stringify(key)}:${part}`);
  }
  return isList ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}
