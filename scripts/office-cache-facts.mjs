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

/** @returns the object types of the interfaces and unions that have a fragment in the documents, by which the cache decides what it fits */
export function cacheFacts(schemaText, documents) {
  const schema = buildSchema(schemaText);
  const abstract = new Set();
  for (const text of documents) {
    const info = new TypeInfo(schema);
    const note = () => {
      const type = getNamedType(info.getType());
      if (isAbstractType(type)) abstract.add(type);
    };
    visit(
      parse(text),
      visitWithTypeInfo(info, {
        FragmentDefinition: note,
        InlineFragment: note,
      }),
    );
  }
  const possible = [...abstract].map(type => [
    type.name,
    schema.getPossibleTypes(type).map(({ name }) => name),
  ]);
  return { possibleTypes: Object.fromEntries(possible.sort(([a], [b]) => (a < b ? -1 : 1))) };
}
