import { type GraphQLSchema, isInputObjectType } from 'graphql';
import { Extensions } from 'type-graphql';

/**
 * Marks an input type of which exactly one field must be given: `@oneOf` of the GraphQL specification (September 2025), so
 * that generated clients and the server refuse anything else. All its fields must be nullable.
 */
export function OneOf(): ClassDecorator {
  return Extensions({ oneOf: true }) as ClassDecorator;
}

/** Sets `@oneOf`, which TypeGraphQL does not know, on the types that are marked. */
export function withOneOfInputs(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()))
    if (isInputObjectType(type) && type.extensions.oneOf === true) type.isOneOf = true;
  return schema;
}
