// What the office's normalized cache must know of the schema, cut down to what its queries use.
import { minifyIntrospectionQuery } from '@urql/introspection';
import {
  buildSchema,
  getNamedType,
  introspectionFromSchema,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * @returns the introspection of what is used; the object types without an id, which live inside their parent; and the
 *   mutations that are sent
 */
export function cacheFacts(schemaText, documents) {
  const schema = buildSchema(schemaText);
  const used = usedFields(schema, documents);
  const full = minifyIntrospectionQuery(introspectionFromSchema(schema));
  const types = full.__schema.types
    .filter(
      type =>
        used.has(type.name) ||
        type.kind === 'UNION' ||
        type.kind === 'INTERFACE' ||
        type.name === full.__schema.queryType.name,
    )
    .map(type => ('fields' in type ? { ...type, fields: fieldsOf(type, used) } : type));
  const kept = new Set(types.map(type => type.name));
  const ofKept = type => ({
    ...type,
    ...(type.possibleTypes && { possibleTypes: type.possibleTypes.filter(({ name }) => kept.has(name)) }),
    ...(type.interfaces && { interfaces: type.interfaces.filter(({ name }) => kept.has(name)) }),
  });
  return {
    schema: {
      __schema: {
        ...full.__schema,
        types: types.map(ofKept).filter(type => !type.possibleTypes || type.possibleTypes.length > 0),
      },
    },
    embedded: [...used.keys()].filter(name => isEmbedded(schema, name)).sort(),
    mutations: [...(used.get('Mutation') ?? [])].sort(),
  };
}

function fieldsOf(type, used) {
  return (type.fields ?? [])
    .filter(field => used.get(type.name)?.has(field.name))
    .map(field => ({ ...field, args: [] }));
}

function isEmbedded(schema, name) {
  const type = schema.getType(name);
  return isObjectType(type) && !['Query', 'Mutation', 'Subscription'].includes(name) && !type.getFields().id;
}

/** The fields that the documents select, by type. A field of an interface counts for each of its types. */
function usedFields(schema, documents) {
  const used = new Map();
  const note = (type, field) => {
    if (!used.has(type)) used.set(type, new Set());
    used.get(type).add(field);
  };
  for (const text of documents) {
    const info = new TypeInfo(schema);
    visit(
      parse(text),
      visitWithTypeInfo(info, {
        Field(node) {
          const parent = info.getParentType();
          const result = getNamedType(info.getType());
          if (!parent || node.name.value.startsWith('__')) return;
          note(parent.name, node.name.value);
          if ('getInterfaces' in parent)
            for (const one of parent.getInterfaces()) note(one.name, node.name.value);
          const possible =
            result && 'getFields' in result && !isObjectType(result) ? schema.getPossibleTypes(result) : [];
          for (const one of possible) if (!used.has(one.name)) used.set(one.name, new Set());
          if (!isObjectType(parent) && 'getFields' in parent)
            for (const one of schema.getPossibleTypes(parent)) note(one.name, node.name.value);
        },
      }),
    );
  }
  return used;
}
