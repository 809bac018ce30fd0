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
 * @returns the object types without an id that the documents select, which live inside their parent; the mutations that are
 *   sent; and what the interfaces and unions may be that fragments name, so that the cache need not guess
 */
export function cacheFacts(schemaText, documents) {
  const schema = buildSchema(schemaText);
  const types = new Set();
  const mutations = new Set();
  const conditions = new Set();
  for (const text of documents) {
    const info = new TypeInfo(schema);
    const noteCondition = () => isAbstractType(info.getType()) && conditions.add(info.getType());
    visit(
      parse(text),
      visitWithTypeInfo(info, {
        FragmentDefinition: { enter: () => void noteCondition() },
        InlineFragment: { enter: () => void noteCondition() },
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
  const possibleTypes = Object.fromEntries(
    [...conditions].map(type => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
  );
  return { embedded: embedded.sort(), mutations: [...mutations].sort(), possibleTypes };
}
