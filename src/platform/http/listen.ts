import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';

/** Opens the port. Returns the address that a browser on this machine can open. */
export async function listen(http: FastifyInstance, config: Pick<Config, 'host' | 'port'>): Promise<string> {
  await http.listen({ host: config.host, port: config.port });
  const bound = http.server.address();
  const port = typeof bound === 'object' && bound ? bound.port : config.port;
  const isEverywhere = config.host === '0.0.0.0' || config.host === '::';
  return `http://${isEverywhere ? 'localhost' : config.host}:${port}`;
}

export function isPortTaken(error: unknown): error is Error & { port: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
