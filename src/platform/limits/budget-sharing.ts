import { ServiceKey } from '../context/services.ts';
import type { GuardedRedis } from '../redis/guarded-redis.ts';
import { RedisAway } from '../redis/redis-away.ts';
import type { Budgets } from './budgets.ts';

const everyMs = 500;
/** More callers than these wait for the next exchange. */
const callersPerExchange = 1_000;

// Fills each bucket up to now, by the clock of Redis, and takes what this process has given out since the last exchange.
const script = `
local maximum, rate = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] + time[2] / 1000000
local left = {}
for i, key in ipairs(KEYS) do
  local bucket = redis.call('HMGET', key, 'points', 'at')
  local points = tonumber(bucket[1]) or maximum
  local at = tonumber(bucket[2]) or now
  points = math.min(maximum, points + math.max(0, now - at) * rate) - tonumber(ARGV[2 + i])
  redis.call('HSET', key, 'points', tostring(points), 'at', string.format('%.6f', now))
  redis.call('PEXPIRE', key, math.ceil((maximum - points) / rate * 1000) + 1000)
  left[i] = tostring(points)
end
return left`;

/**
 * Exchanges what callers have spent with other processes through Redis, twice a second. No request waits for that: until
 * the next exchange each process knows only what was spent at itself. While Redis is away each counts for itself.
 */
export class BudgetSharing {
  readonly #timer: NodeJS.Timeout;
  #exchanging: Promise<void> | undefined;

  constructor(
    private readonly budgets: Budgets,
    private readonly redis: GuardedRedis,
  ) {
    this.#timer = setInterval(() => void this.exchange(), everyMs);
    this.#timer.unref();
  }

  exchange(): Promise<void> {
    this.#exchanging ??= this.#exchange().finally(() => {
      this.#exchanging = undefined;
    });
    return this.#exchanging;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #exchange(): Promise<void> {
    const taken = this.budgets.takeUnshared(callersPerExchange);
    if (taken.size === 0) return;
    const { maximum, restorePerSecond } = this.budgets.limits;
    const callers = [...taken.keys()];
    const keys = callers.map(caller => `tradepost:budget:${caller}`);
    try {
      const left = await this.redis.run(
        client =>
          client.eval(script, keys.length, ...keys, maximum, restorePerSecond, ...taken.values()) as Promise<
            string[]
          >,
      );
      for (const [index, caller] of callers.entries()) this.budgets.setShared(caller, Number(left[index]));
    } catch (error) {
      if (!(error instanceof RedisAway)) throw error;
      this.budgets.keepUnshared(taken);
    }
  }
}

export const budgetSharing = new ServiceKey<BudgetSharing>('budget sharing');
