import { type GraphQLSchema, isInputObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

/** Gives input fields that a class inherits the prices of their declaration, which TypeGraphQL drops. */
export function withInheritedPrices(schema: GraphQLSchema): GraphQLSchema {
  const { inputTypes } = getMetadataStorage();
  for (const { name, target } of inputTypes) {
    const type = schema.getType(name);
    if (!isInputObjectType(type)) continue;
    const inherited = inputTypes.filter(base => Object.prototype.isPrototypeOf.call(base.target, target));
    for (const field of inherited.flatMap(base => base.fields ?? [])) {
      const own = type.getFields()[field.schemaName];
      if (own && own.extensions.price === undefined)
        own.extensions = { ...own.extensions, ...field.extensions };
    }
  }
  return schema;
}
