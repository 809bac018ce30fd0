import { type GraphQLField, getNamedType, isCompositeType } from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** How many entries the lists of introspection have in this schema, roughly. */
const entries: Readonly<Record<string, number>> = {
  types: 550,
  directives: 5,
  fields: 8,
  inputFields: 6,
  enumValues: 7,
  possibleTypes: 10,
  args: 3,
};

/** The standard introspection query keeps the process busy for 48 ms (decision 048); the answer has about 2 kB for a point. */
const objectsPerPoint = 270;

/** Counts the objects of introspection; where it ends, at the root, it turns them into points. */
export function introspectionCost(field: Field, parent: string, isAliased: boolean, below: number): number {
  const isObject = isCompositeType(getNamedType(field.type));
  const objects = (isObject || isAliased ? 1 : 0) + (entries[field.name] ?? 1) * below;
  return parent.startsWith('__') ? objects : 10 + Math.ceil(objects / objectsPerPoint);
}
