import { ServiceKey } from '../context/services.ts';
import { defineGauge } from '../metrics/define-metric.ts';

/** Whether Redis answers, as metrics ask for it. */
export const redisState = new ServiceKey<{ isAnswering(): Promise<boolean> }>('Redis');

// Asked when the metrics are read: without requests nobody else would notice.
const available = defineGauge({
  name: 'tradepost_redis_available',
  help: '1 while Redis answers, 0 while this process counts attempts for itself; only with `REDIS_URL`.',
  labels: {},
  async read(services) {
    const redis = services.find(redisState);
    return redis ? [{ value: (await redis.isAnswering()) ? 1 : 0 }] : [];
  },
});

export const redisMetrics = [available];
