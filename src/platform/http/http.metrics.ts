import type { FastifyInstance } from 'fastify';
import { ServiceKey } from '../context/services.ts';
import { defineCounter, defineGauge } from '../metrics/define-metric.ts';
import type { MetricRegistry } from '../metrics/metric-registry.ts';

/** What is open for subscribers, as metrics ask for it. */
export interface SubscriptionCounts {
  readonly counts: { readonly connections: number; readonly subscriptions: number };
}

export const subscriptionCounts = new ServiceKey<SubscriptionCounts>('subscription counts');

const classes = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;

const responses = defineCounter({
  name: 'tradepost_http_responses_total',
  help: 'HTTP responses by the class of their status. Health checks and metrics do not count.',
  labels: { status: classes },
});

const webSockets = defineGauge({
  name: 'tradepost_websocket_connections',
  help: 'WebSockets that are open.',
  labels: {},
  read: services => countsOf(services.find(subscriptionCounts), 'connections'),
});

const subscriptions = defineGauge({
  name: 'tradepost_subscriptions',
  help: 'GraphQL subscriptions that run.',
  labels: {},
  read: services => countsOf(services.find(subscriptionCounts), 'subscriptions'),
});

export const httpMetrics = [responses, webSockets, subscriptions];

function countsOf(open: SubscriptionCounts | undefined, key: keyof SubscriptionCounts['counts']) {
  return open ? [{ value: open.counts[key] }] : [];
}

/** Whether a request is of those that ask how the server is, again and again. */
export function isProbe(url: string): boolean {
  return url.startsWith('/health/') || url === '/metrics';
}

/** Counts the responses of the server. */
export function measureResponses(app: FastifyInstance, metrics: MetricRegistry): void {
  app.addHook('onResponse', (request, reply, done) => {
    const status = classes[Math.floor(reply.statusCode / 100) - 1];
    if (status && !isProbe(request.url)) metrics.count(responses, { status });
    done();
  });
}
