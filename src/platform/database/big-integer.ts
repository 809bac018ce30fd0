import { BigIntType } from '@mikro-orm/core';

/**
 * Options of `@Property(…)` for whole numbers beyond 32 bits, such as amounts in minor units: a `number` in the entity
 * and a `bigint` in the database.
 */
export function bigInteger<O extends object>(options?: O): { type: BigIntType } & O {
  return { type: new BigIntType('number'), ...options } as { type: BigIntType } & O;
}
