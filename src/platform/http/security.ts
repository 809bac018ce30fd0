import cors from '@fastify/cors';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import { isBehindTls } from './proxy.ts';

const hstsSeconds = 365 * 24 * 60 * 60;
const apolloCdn = 'https://apollo-server-landing-page.cdn.apollographql.com';
const sandboxCdn = 'https://embeddable-sandbox.cdn.apollographql.com';

/** Security headers, the origins that browsers may call from, and HTTPS behind a proxy. */
export async function security(
  app: FastifyInstance,
  config: Config,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
  if (config.corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...config.corsOrigins],
      credentials: true,
      methods: ['GET', 'POST', 'PUT'],
      exposedHeaders: ['ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'],
      maxAge: 600,
    });
  }
  if (isBehindTls(config)) redirectToHttps(app, config);
}

/**
 * The headers that helmet sets. They are the same for every answer, so they are read once from a temporary server; running
 * helmet for each request would cost a tenth of the throughput.
 */
export async function securityHeaders(config: Config): Promise<Record<string, string>> {
  const probe = fastify();
  await probe.register(helmet, helmetOptions(config));
  probe.get('/', (_request, reply) => reply.send());
  const { headers } = await probe.inject('/');
  await probe.close();
  const ofThisAnswer = new Set(['content-length', 'date', 'connection']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofThisAnswer.has(name))) as Record<
    string,
    string
  >;
}

function helmetOptions(config: Config): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: config.introspection
        ? sandboxPolicy
        : { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: isBehindTls(config) ? { maxAge: hstsSeconds, includeSubDomains: true } : false,
    // For browsers that do not know frame-ancestors.
    frameguard: { action: 'deny' },
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: config.corsOrigins.length > 0 ? 'cross-origin' : 'same-origin' },
    // These concern only old browsers or only pages.
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    originAgentCluster: false,
  };
}

// What Apollo Sandbox loads. The page that embeds it is served only where introspection is on.
const sandboxPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'", "'unsafe-inline'", sandboxCdn, apolloCdn],
  frameSrc: ['https://sandbox.embed.apollographql.com'],
  imgSrc: ["'self'", 'data:', apolloCdn],
  styleSrc: ["'self'", "'unsafe-inline'", 'https://fonts.googleapis.com', apolloCdn],
  fontSrc: ["'self'", 'https://fonts.gstatic.com'],
  manifestSrc: ["'self'", apolloCdn],
  connectSrc: ["'self'"],
  frameAncestors: ["'none'"],
};

// Redirects to our own address, never to the Host header, which the caller chooses.
function redirectToHttps(app: FastifyInstance, config: Config): void {
  const origin = config.publicUrl.replace(/^http:/, 'https:');
  app.addHook('onRequest', (request, reply, done) => {
    if (request.protocol === 'https' || request.url.startsWith('/health/')) return done();
    void reply.redirect(`${origin}${request.url}`, 308);
  });
}
