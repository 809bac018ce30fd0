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
 *   are sent
 */
export function cacheFacts(schemaText, documents) {
  const schema = buildSchema(schemaText);
  const types = new Set();
  const mutations = new Set();
  for (const text of documents) {
    const info = new TypeInfo(schema);
    visit(
      parse(text),
      visitWithTypeInfo(info, {
        Field(node) {
          const type = getNamedType(info.getType());
          for (const one of isAbstractType(type) ? schema.getPossibleTypes(type) : [type]) types.add(one);
          if (info.getParentType() === schema.getMutationType()) mutations.add(node.name.value);
        },
      }),
    );
  }
  const embedded = [...types]
    .filter(type => isObjectType(type) && !type.getFields().id)
    .map(({ name }) => name);
  return { embedded: embedded.sort(), mutations: [...mutations].sort() };
}
