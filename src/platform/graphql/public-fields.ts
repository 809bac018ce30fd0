import { type GraphQLSchema, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { anyone } from '../authorization/rules.ts';
import type { RuleTree } from '../authorization/shield.ts';
import { isPublic } from './public.ts';

/**
 * Decides for each field whether it is public, and keeps that at the field. What nobody declares is not.
 * @throws when a root field is declared public and not everybody may use it
 */
export function withPublicFields(schema: GraphQLSchema, rules: RuleTree): GraphQLSchema {
  const query = schema.getQueryType();
  const methods = fieldsWithMethod();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const rule = rules[type.name]?.[field.name];
      const declares = isPublic(field);
      if (type === query && declares && rule && rule !== anyone)
        throw new Error(`${type.name}.${field.name} is declared public, but its rule is not "anyone".`);
      const isOfObject = isPublic(type) && !rule && (declares || !methods.has(`${type.name}.${field.name}`));
      field.extensions = { ...field.extensions, isPublic: type === query ? declares : isOfObject };
    }
  }
  return schema;
}

/** The fields that a method of a resolver class answers, which gets the context. Others see nothing but their object. */
function fieldsWithMethod(): ReadonlySet<string> {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  const names = new Map(objectTypes.map(({ target, name }) => [target, name]));
  return new Set(
    fieldResolvers.map(
      ({ getObjectType, schemaName }) => `${names.get(getObjectType!() as never)}.${schemaName}`,
    ),
  );
}
