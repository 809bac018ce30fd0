// What the office's normalized cache must know of the schema.
import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * @returns the object types without an id that the documents select, which live inside their parent, and the mutations that
 *   are sent, and the object types of the interfaces and unions, by which the cache decides what a fragment fits
 */
export function cacheFacts(schemaText, documents) {
  const schema = buildSchema(schemaText);
  const types = new Set();
  const mutations = new Set();
  const abstract = new Set();
  for (const text of documents) {
    const info = new TypeInfo(schema);
    visit(
      parse(text),
      visitWithTypeInfo(info, {
        Field(node) {
          const type = getNamedType(info.getType());
          if (isAbstractType(type)) abstract.add(type);
          for (const one of isAbstractType(type) ? schema.getPossibleTypes(type) : [type]) types.add(one);
          if (info.getParentType() === schema.getMutationType()) mutations.add(node.name.value);
        },
      }),
    );
  }
  const embedded = [...types]
    .filter(type => isObjectType(type) && !type.getFields().id)
    .map(({ name }) => name);
  const possible = [...abstract].map(type => [
    type.name,
    schema.getPossibleTypes(type).map(({ name }) => name),
  ]);
  const possibleTypes = Object.fromEntries(possible.sort(([a], [b]) => (a < b ? -1 : 1)));
  return { embedded: embedded.sort(), mutations: [...mutations].sort(), possibleTypes };
}
