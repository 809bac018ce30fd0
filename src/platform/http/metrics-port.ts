import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { type Config, ConfigError } from '../config/config.ts';
import type { MetricRegistry } from '../metrics/metric-registry.ts';
import { httpErrors } from './errors.ts';
import { isPortTaken, listen } from './listen.ts';
import { metricsRoute } from './metrics-route.ts';

/** Prometheus needs one; more could only be somebody else. */
const maxConnections = 20;
const timeoutMs = 10_000;

export interface MetricsPort {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves `/metrics`, and nothing else, on a port of its own (`METRICS_PORT`), for servers and for workers. Undefined without
 * that setting.
 * @throws ConfigError when another program has the port
 */
export async function openMetricsPort(
  { metricsHost: host, metricsPort: port }: Config,
  metrics: MetricRegistry,
  log: FastifyBaseLogger,
): Promise<MetricsPort | undefined> {
  if (port === null) return undefined;
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    connectionTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    forceCloseConnections: true,
  });
  app.server.maxConnections = maxConnections;
  httpErrors(app);
  metricsRoute(app, metrics, () => true);
  try {
    const address = await listen(app, { host, port });
    log.info({ address }, 'Metrics are served.');
    return { address, close: () => app.close() };
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    throw new ConfigError(
      `METRICS_PORT ${port} is in use by another program; set METRICS_PORT to a free one.`,
    );
  }
}
