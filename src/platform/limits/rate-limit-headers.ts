import type { Throttle } from './budgets.ts';

/**
 * The balance of a budget in the header fields of the IETF draft "RateLimit header fields for HTTP"
 * (draft-ietf-httpapi-ratelimit-headers): `q` and `r` in cost points, `w` and `t` the seconds until it is full again.
 */
export function rateLimitHeaders({ maximum, available, restorePerSecond }: Throttle): Record<string, string> {
  const seconds = (points: number) => Math.ceil(points / restorePerSecond);
  return {
    'ratelimit-policy': `"cost";q=${maximum};w=${seconds(maximum)}`,
    ratelimit: `"cost";r=${available};t=${seconds(maximum - available)}`,
  };
}
