import type { GraphQLResolveInfo } from 'graphql';
import { type ClassType, Extensions, Field, ID, ObjectType } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { Payload } from './payload.ts';

type Type = () => object;
type Resolve = (
  payload: Record<string, unknown>,
  args: unknown,
  ctx: Context,
  info: GraphQLResolveInfo,
) => unknown;

/** A field of a payload beside `userErrors`. It is null when there were errors. */
export interface PayloadField {
  readonly name: string;
  readonly type: Type;
  readonly description: string;
  readonly resolve?: Resolve;
}

/**
 * Declares `<Mutation>Payload`: `payloadOf('cancelOrder', order)`.
 * @param mutation its name, as in the API
 * @param fields what it returns beside `userErrors`, which come from the object that the operation returns
 */
export function payloadOf(mutation: string, ...fields: readonly PayloadField[]): ClassType<Payload> {
  const name = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Payload`;

  @ObjectType(name, { simpleResolvers: true, description: `The result of \`${mutation}\`.` })
  class Result extends Payload {}

  for (const { name, type, description, resolve } of fields) {
    Field(type, { nullable: true, description })(Result.prototype, name);
    if (resolve) (Extensions({ resolve }) as PropertyDecorator)(Result.prototype, name);
  }
  return Result;
}

/**
 * The changed object, read again by its id after the commit: `order` from the operation's `orderId`. So resolvers get
 * the same kind of row as in a query, and only what is committed.
 */
export function readAgain(
  name: string,
  type: Type,
  read: (ctx: Context, id: string, info: GraphQLResolveInfo) => unknown,
  description = `The ${spaced(name)} after the change; null when there were errors.`,
): PayloadField {
  const idName = `${name}Id`;
  return {
    name,
    type,
    description,
    resolve(payload, _args, ctx, info) {
      const id = payload[idName];
      return typeof id === 'string' ? read(ctx, id, info) : null;
    },
  };
}

/** A value that the operation itself returns under this name. */
export function returned(name: string, type: Type, description: string): PayloadField {
  return { name, type, description };
}

/** `deletedOrderId`, for a mutation that deletes an order. */
export function deletedId(
  name: string,
  description = `The id of the deleted ${spaced(name)}; null when there were errors.`,
): PayloadField {
  return returned(`deleted${name[0]!.toUpperCase()}${name.slice(1)}Id`, () => ID, description);
}

/** "staff member" for `staffMember`. */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);
}
