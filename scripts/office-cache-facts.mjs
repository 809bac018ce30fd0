// What the office's normalized cache must know of the schema.
import {
  buildSchema,
  getNamedType,
  isAbstractType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/** @returns the object types of the interfaces and unions that the documents select, by which the cache decides what a fragment fits */
export function cacheFacts(schemaText, documents) {
  const schema = buildSchema(schemaText);
  const abstract = new Set();
  for (const text of documents) {
    const info = new TypeInfo(schema);
    const note = type => isAbstractType(type) && abstract.add(type);
    visit(
      parse(text),
      visitWithTypeInfo(info, {
        Field: () => void note(getNamedType(info.getType())),
        FragmentDefinition: () => void note(info.getType()),
      }),
    );
  }
  const possible = [...abstract].map(type => [
    type.name,
    schema.getPossibleTypes(type).map(({ name }) => name),
  ]);
  return { possibleTypes: Object.fromEntries(possible.sort(([a], [b]) => (a < b ? -1 : 1))) };
}
