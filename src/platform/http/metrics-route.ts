import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { MetricRegistry } from '../metrics/metric-registry.ts';

export type MayReadMetrics = (request: FastifyRequest) => boolean;

/** `/metrics`, in the text format of Prometheus. To whom it is not open, it does not exist. */
export function metricsRoute(app: FastifyInstance, metrics: MetricRegistry, mayRead: MayReadMetrics): void {
  app.get('/metrics', { logLevel: 'warn' }, async (request, reply) => {
    if (!mayRead(request)) return reply.callNotFound();
    return reply.type(metrics.prometheus.contentType).send(await metrics.text());
  });
}

/** Any of these says that the request comes from somebody else, through a proxy on this machine. */
const forwardingHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

/** Whether a request comes from this machine itself, by the address of its connection and not by what it says. */
export function isFromLoopback({ headers, socket }: FastifyRequest): boolean {
  if (forwardingHeaders.some(name => headers[name] !== undefined)) return false;
  return /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/.test(socket.remoteAddress ?? '');
}
