import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';

const hstsSeconds = 365 * 24 * 60 * 60;

// What Apollo Sandbox loads; the page that embeds it is served only where introspection is on.
const sandbox = {
  scripts: [
    "'self'",
    "'unsafe-inline'",
    'https://embeddable-sandbox.cdn.apollographql.com',
    'https://apollo-server-landing-page.cdn.apollographql.com',
  ],
  frames: ['https://sandbox.embed.apollographql.com'],
  images: ["'self'", 'data:', 'https://apollo-server-landing-page.cdn.apollographql.com'],
  styles: [
    "'self'",
    "'unsafe-inline'",
    'https://fonts.googleapis.com',
    'https://apollo-server-landing-page.cdn.apollographql.com',
  ],
  fonts: ["'self'", 'https://fonts.gstatic.com'],
  manifests: ["'self'", 'https://apollo-server-landing-page.cdn.apollographql.com'],
};

/** Security headers, the list of origins that browsers may call from, and HTTPS behind a proxy. */
export async function security(app: FastifyInstance, config: Config): Promise<void> {
  const behindTls = config.environment === 'production' && config.trustProxy;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: config.introspection
        ? sandboxPolicy()
        : { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: behindTls ? { maxAge: hstsSeconds, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: config.corsOrigins.length > 0 ? 'cross-origin' : 'same-origin' },
  });
  await app.register(cors, {
    origin: [...config.corsOrigins],
    credentials: true,
    methods: ['GET', 'POST'],
    maxAge: 600,
  });
  if (behindTls) redirectToHttps(app, config);
}

function sandboxPolicy() {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: sandbox.scripts,
    frameSrc: sandbox.frames,
    imgSrc: sandbox.images,
    styleSrc: sandbox.styles,
    fontSrc: sandbox.fonts,
    manifestSrc: sandbox.manifests,
    connectSrc: ["'self'"],
    frameAncestors: ["'none'"],
  };
}

// The target is our own address, never the Host header, which the caller chooses.
function redirectToHttps(app: FastifyInstance, config: Config): void {
  const origin = config.publicUrl.replace(/^http:/, 'https:');
  app.addHook('onRequest', async (request, reply) => {
    if (request.protocol === 'https' || request.url.startsWith('/health/')) return;
    await reply.redirect(`${origin}${request.url}`, 308);
  });
}
