import { randomUUID } from 'node:crypto';
import { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import type { Config } from '../config/config.ts';

/** Paths of values that are never logged. */
const secrets = [
  'req.headers.authorization',
  'req.headers.cookie',
  '*.password',
  '*.token',
  '*.secret',
  '*.accessToken',
  '*.refreshToken',
  // The MySQL driver writes the values of a failed statement into its text; the message and the stack are enough.
  'err.sql',
];

/** JSON lines with a request id. A request is logged once, at its end, without its body and query string. */
export function loggingOptions(config: Config, stream?: { write(line: string): void }): FastifyServerOptions {
  return {
    logger: {
      level: config.logLevel,
      redact: { paths: secrets, censor: '[redacted]' },
      ...(stream && { stream }),
    },
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    genReqId: request => proxyRequestId(config, request.headers['x-request-id']) ?? randomUUID(),
  };
}

// The id of a proxy connects our log with its log. Any other client could forge one.
function proxyRequestId(config: Config, header: string | string[] | undefined): string | undefined {
  return config.trustProxy && typeof header === 'string' && /^[\w-]{8,128}$/.test(header)
    ? header
    : undefined;
}

export function requestLog(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        path: request.url.split('?')[0],
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
        ip: request.ip,
      },
      'request',
    );
    done();
  });
}
