import {
  type GraphQLField,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';
import { expect, it } from 'vitest';
import { manifests } from '../../src/manifests.ts';
import { fieldPrice } from '../../src/platform/graphql/price.ts';
import { buildSchema } from '../../src/platform/graphql/schema.ts';

const types = Object.values(buildSchema(manifests).getTypeMap()).filter(isObjectType);

/** What is already bounded: the entries of a page, the errors of a mutation, and introspection. */
const isBounded = (type: string, field: string) =>
  type.startsWith('__') || type.endsWith('Connection') || field === 'userErrors';

function hasBound(field: GraphQLField<unknown, unknown>): boolean {
  const args = field.args.map(({ name }) => name);
  return args.includes('first') || args.includes('ids') || fieldPrice(field).rows !== undefined;
}

it('every list of objects has pages, or ids, or says how many entries it usually has', () => {
  const unbounded = types.flatMap(type =>
    Object.values(type.getFields())
      .filter(field => isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type)))
      .filter(field => !isBounded(type.name, field.name) && !hasBound(field))
      .map(field => `${type.name}.${field.name}`),
  );
  expect(unbounded).toEqual([]);
});
