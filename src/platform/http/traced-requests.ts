import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import type { RunningSpan, Tracing } from '../tracing/tracing.ts';
import { isProbe } from './http.metrics.ts';

/**
 * A span for each request but health checks and metrics, and the id of its trace on its log lines. The trace of a caller is
 * continued only behind a trusted proxy, as its request ids are: anybody else could have everything recorded, or mix
 * their requests into the traces of others.
 */
export function traceRequests(
  app: FastifyInstance,
  tracing: Tracing,
  { trustProxy }: Pick<Config, 'trustProxy'>,
): void {
  const spans = new WeakMap<FastifyRequest, RunningSpan>();
  app.addHook('onRequest', (request, reply, done) => {
    if (isProbe(request.url)) return done();
    const { method, headers, routeOptions, protocol } = request;
    const { traceparent } = headers;
    const route = routeOptions.url ?? '';
    const span = tracing.start({
      name: `${method} ${route}`.trimEnd(),
      kind: 'SERVER',
      parent: trustProxy && typeof traceparent === 'string' ? traceparent : null,
      attributes: {
        'http.request.method': method,
        'http.route': route,
        'url.scheme': protocol,
        'tradepost.request_id': request.id,
      },
    });
    spans.set(request, span);
    request.log = request.log.child({ trace_id: span.traceId });
    const { raw } = reply;
    // Without an end of the answer, the connection was closed before it.
    const end = () => {
      raw.off('finish', end);
      raw.off('close', end);
      span.set({ 'http.response.status_code': reply.statusCode });
      if (!raw.writableEnded) span.fail('client gone');
      else if (reply.statusCode >= 500) span.fail(String(reply.statusCode));
      span.end();
    };
    raw.once('finish', end);
    raw.once('close', end);
    done();
  });
  // The body arrives outside of what `onRequest` runs in.
  app.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span) span.enter(done);
    else done();
  });
}
