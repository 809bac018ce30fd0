import type { OperationDefinitionNode } from 'graphql';
import { countWords } from '../lib/search-text.ts';
import { textKey } from '../lib/text-key.ts';

type Variables = Readonly<Record<string, unknown>>;

const longestKey = 100;

/**
 * What the cost of an operation can depend on, as a short key: numbers, switches, enum values, the lengths of lists, the
 * number of words of a text, and which fields of an input are given.
 */
export function variablesShape(operation: OperationDefinitionNode, variables: Variables): string {
  const definitions = operation.variableDefinitions ?? [];
  const shapes = definitions.map(({ variable }) => shapeOf(variables[variable.name.value]));
  const key = `${operation.name?.value ?? ''} ${shapes.join(' ')}`;
  return key.length <= longestKey ? key : textKey(key);
}

/** Conditions that cost something are not nested deeper, and a client may nest its JSON as deep as it likes. */
const deepest = 5;

function shapeOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return enumValue.test(value) ? value : `${countWords(value)}w`;
  if (Array.isArray(value)) return `#${value.length}`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth === deepest) return '{}';
  const fields = Object.entries(value).map(([name, field]) => `${name}:${shapeOf(field, depth + 1)}`);
  return `{${fields.join(' ')}}`;
}

const enumValue = /^[A-Z][A-Z_]{0,39}$/;
