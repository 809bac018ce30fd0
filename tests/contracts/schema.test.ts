import { readFileSync } from 'node:fs';
import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { expect, it } from 'vitest';
import { manifests } from '../../src/manifests.ts';
import { buildSchema, schemaText } from '../../src/platform/graphql/schema.ts';

const schema = buildSchema(manifests);

it('schema.graphql is what the code says', () => {
  const file = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
  expect(file, 'Run `npm run cli -- schema`.').toBe(schemaText(schema));
});

it('everything in the schema says what it is', () => {
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
