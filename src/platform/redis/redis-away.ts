/** Redis does not answer, or not in time. Whoever asked does without it. */
export class RedisAway extends Error {
  override readonly name = 'RedisAway';

  constructor(cause: unknown) {
    super('Redis does not answer.', { cause });
  }
}
