import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLNonNull,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
} from 'graphql';
import { manifests } from '../../src/manifests.ts';
import { buildSchema } from '../../src/platform/graphql/schema.ts';

let known: GraphQLSchema | undefined;
const schema = () => (known ??= buildSchema(manifests));

/** An input of a mutation in which every text that a client may write, and that `given` leaves out, is `text`. */
export function filledInput(mutation: string, given: object, text: string): object {
  const type = inputOf(mutation);
  return type ? filled(type, given as Record<string, unknown>, text) : given;
}

/** The mutations that take a text of whatever content, beside ids and idempotency keys. */
export function mutationsWithTexts(): string[] {
  const mutations = Object.keys(schema().getMutationType()!.getFields());
  return mutations.filter(name => {
    const type = inputOf(name);
    return type !== undefined && takesText(type);
  });
}

function inputOf(mutation: string): GraphQLInputObjectType | undefined {
  const field = schema().getMutationType()!.getFields()[mutation];
  if (!field) throw new Error(`There is no mutation "${mutation}".`);
  const type = field.args[0] && getNamedType(field.args[0].type);
  return isInputObjectType(type) ? type : undefined;
}

const isText = (type: GraphQLInputType) => getNamedType(type).name === 'String';

function takesText(type: GraphQLInputObjectType): boolean {
  return Object.values(type.getFields()).some(({ name, type }) => {
    const inner = getNamedType(type);
    return (isText(type) && name !== 'idempotencyKey') || (isInputObjectType(inner) && takesText(inner));
  });
}

function filled(type: GraphQLInputObjectType, given: Record<string, unknown>, text: string): object {
  const entries = Object.values(type.getFields()).map(field => {
    const inner = getNamedType(field.type);
    const value = given[field.name];
    if (isInputObjectType(inner)) return [field.name, filledPart(inner, value, text, field.type)];
    const isLeftOut = value === undefined && isText(field.type) && !type.isOneOf;
    return [field.name, isLeftOut ? text : value];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function filledPart(
  inner: GraphQLInputObjectType,
  value: unknown,
  text: string,
  type: GraphQLInputType,
): unknown {
  if (Array.isArray(value)) return value.map(one => filled(inner, one, text));
  const isOptional = !(type instanceof GraphQLNonNull) && takesText(inner);
  if (value === undefined)
    return isOptional && !String(type).includes('[') ? filled(inner, {}, text) : undefined;
  return value === null ? null : filled(inner, value as Record<string, unknown>, text);
}
