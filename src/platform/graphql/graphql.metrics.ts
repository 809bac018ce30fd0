import { userErrorCodes } from '../lib/user-error.ts';
import { defineCounter, defineHistogram, requestBuckets } from '../metrics/define-metric.ts';
import type { MetricRegistry } from '../metrics/metric-registry.ts';
import { errorCodes } from './error-codes.ts';
import type { ServerObserver } from './server-observer.ts';

const operationSeconds = defineHistogram({
  name: 'tradepost_graphql_operation_seconds',
  help: 'Time to answer an operation; at most 200 names, the rest is `other`.',
  // Clients choose the names.
  labels: { operation: { atMost: 200 }, type: ['query', 'mutation', 'subscription', 'unknown'] },
  buckets: requestBuckets,
});

const errors = defineCounter({
  name: 'tradepost_graphql_errors_total',
  help: 'Errors in answers, and requests that were refused, by the `code` that clients get.',
  labels: { code: Object.keys(errorCodes) },
});

export const userErrors = defineCounter({
  name: 'tradepost_user_errors_total',
  help: 'Mistakes that mutations reported in `userErrors`, by their code.',
  labels: { code: Object.keys(userErrorCodes) },
});

export const graphqlMetrics = [operationSeconds, errors, userErrors];

/** Counts and measures what the server answers. */
export function measureOperations(metrics: MetricRegistry): ServerObserver {
  return {
    operationEnded({ name, type, seconds, errorCodes }) {
      const operation = { operation: name, type: type as 'query' | 'mutation' | 'subscription' | 'unknown' };
      metrics.observe(operationSeconds, operation, seconds);
      for (const code of errorCodes) metrics.count(errors, { code });
    },
    operationRefused: code => metrics.count(errors, { code }),
  };
}
