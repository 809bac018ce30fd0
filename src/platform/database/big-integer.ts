import { BigIntType } from '@mikro-orm/core';

/**
 * A column for whole numbers past 32 bits, such as amounts in minor units: a `number` here and a `bigint` in the
 * database. Goes into `@Property(…)`.
 */
export function bigInteger<O extends object>(options?: O): { type: BigIntType } & O {
  return { type: new BigIntType('number'), ...options } as { type: BigIntType } & O;
}
