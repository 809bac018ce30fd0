import { type Check, warning } from '../check.ts';

export const redis: Check = {
  id: 'redis',
  title: 'Redis answers, or none is configured.',
  atStart: 'ALWAYS',
  async run({ app }) {
    if (!app.redis || (await app.redis.limits.isAnswering())) return [];
    return [
      warning(
        'Redis does not answer: each process counts attempts for itself, and subscribers hear only of their own process.',
        'Start the Redis behind REDIS_URL; nothing needs a restart.',
      ),
    ];
  },
};
