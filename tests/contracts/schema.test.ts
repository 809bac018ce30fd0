import { readFileSync } from 'node:fs';
import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  parse,
} from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import { expect, it } from 'vitest';
import { manifests } from '../../src/manifests.ts';
import { buildSchema, schemaText } from '../../src/platform/graphql/schema.ts';
import { SimpleUserError } from '../../src/platform/graphql/user-error.type.ts';

const schema = buildSchema(manifests);

it('schema.graphql is current', () => {
  const file = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
  expect(file, 'Run `npm run cli -- schema`.').toBe(schemaText(schema));
});

it('schema.graphql lists types by name, and in each what it has in the order of the code', () => {
  const { definitions } = parse(schemaText(schema));
  const types = definitions.flatMap(type => ('name' in type && type.name ? [type.name.value] : []));
  expect(types.length).toBeGreaterThan(100);
  expect(types).toEqual(types.toSorted());

  const fieldsOf = (name: string) => {
    const type = definitions[types.indexOf(name)]!;
    return type.kind === Kind.OBJECT_TYPE_DEFINITION ? (type.fields ?? []) : [];
  };
  const names = (parts: readonly { name: { value: string } }[]) => parts.map(({ name }) => name.value);
  expect(names(fieldsOf('Money'))).toEqual(['amount', 'currencyCode']);
  expect(names(fieldsOf('PageInfo')).slice(0, 2)).toEqual(['hasNextPage', 'hasPreviousPage']);
  expect(names(fieldsOf('Query')).slice(0, 3)).toEqual(['node', 'nodes', 'auditEntry']);
  const products = fieldsOf('Query').find(({ name }) => name.value === 'products');
  const argumentNames = names(products!.arguments ?? []);
  expect(argumentNames).toEqual(['first', 'after', 'last', 'before', 'filter', 'sort']);
});

it('the order in schema.graphql does not depend on which file was loaded first', () => {
  const { queries, mutations, fieldResolvers } = getMetadataStorage();
  for (const list of [queries, mutations, fieldResolvers])
    list.sort((one, other) => other.target.name.localeCompare(one.target.name));
  expect(schemaText(buildSchema(manifests))).toBe(schemaText(schema));
});

it('everything in the schema has a description', () => {
  const described = [...describedParts(schema)];
  expect(described.length).toBeGreaterThan(100);
  const silent = described.filter(([, description]) => !description?.trim()).map(([name]) => name);
  expect(silent).toEqual([]);
});

function* describedParts(
  of: GraphQLSchema,
): Generator<[name: string, description: string | null | undefined]> {
  for (const type of Object.values(of.getTypeMap())) {
    if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
    const isRoot = [of.getQueryType(), of.getMutationType(), of.getSubscriptionType()].includes(
      type as never,
    );
    if (!isRoot) yield [type.name, type.description];
    if (isEnumType(type)) {
      for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description];
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields()))
        yield [`${type.name}.${field.name}`, field.description];
    } else if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        yield [`${type.name}.${field.name}`, field.description];
        for (const argument of field.args)
          yield [`${type.name}.${field.name}(${argument.name})`, argument.description];
      }
    }
  }
}

it('two modules may not declare types for the same user error', () => {
  const again = { name: 'again', errorTypes: { INSUFFICIENT_STOCK: SimpleUserError } };
  expect(() => buildSchema([...manifests, again])).toThrow(
    'Two types for the user error INSUFFICIENT_STOCK.',
  );
});
