import { z } from 'zod';
import { isNetwork } from '../lib/network-address.ts';

/** What the documentation says about a setting. */
export interface SettingInfo {
  readonly name: string;
  /** As it would be set; empty when there is none. */
  readonly defaultValue: string;
  /** For people, in Markdown, where the default is computed. */
  readonly computedDefault: string | null;
  readonly description: string;
}

const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'must be true or false' })
  .transform(v => v === 'true' || v === '1');
const list = z.string().transform(text =>
  text
    .split(',')
    .map(item => item.trim())
    .filter(item => item !== ''),
);

function wholeNumber(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d+$/, { error })
    .transform(Number)
    .refine(n => n >= min && n <= max, { error });
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

const webAddress = z
  .string()
  .refine(text => isUrl(text, ['http:', 'https:']), { error: 'must be an http or https address' });

export const isMysqlUrl = (text: string) => isUrl(text, ['mysql:']) && new URL(text).pathname.length > 1;
const mysqlExample = 'mysql://user:password@host:3306/database';
const minSecretLength = 32;

const samplers = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** The headers in a list of `name=value`; undefined when it is none. */
function headersOf(text: string): Record<string, string> | undefined {
  const pairs = text
    .split(',')
    .map(pair => /^\s*([\w-]+)\s*=\s*(.*?)\s*$/.exec(pair))
    .map(match => match && [match[1]!, decodeOr(match[2]!)]);
  return pairs.some(pair => pair?.[1] == null) ? undefined : Object.fromEntries(pairs as string[][]);
}

function decodeOr(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The settings, in the order of .env.example. Each has a description, and says so if its default is computed. */
export const environmentSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], { error: 'must be development, production, or test' })
    .default('development')
    .describe(
      '`development`, `production`, or `test`. In production there is no landing page, and the schema is hidden.',
    ),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('The address to listen on; `0.0.0.0` in a container.'),
  PORT: wholeNumber(0, 65_535).default(4000).describe('The port to listen on; 0 takes a free one.'),
  PUBLIC_URL: webAddress.optional().meta({
    description: 'The address at which people reach the server. Signed links and access tokens contain it.',
    computedDefault: '`http://localhost:<PORT>`',
  }),
  DATABASE_URL: z
    .string()
    .refine(text => /^sqlite:.+/.test(text) || isMysqlUrl(text), {
      error: `must be sqlite:<file> or ${mysqlExample}`,
    })
    .default('sqlite:./data/tradepost.db')
    .describe(`The database: \`sqlite:<file>\`, \`sqlite::memory:\`, or \`${mysqlExample}\`.`),
  DATABASE_REPLICA_URLS: list
    .refine(urls => urls.every(isMysqlUrl), { error: `must be a comma-separated list of ${mysqlExample}` })
    .default([])
    .describe(
      'Read replicas of a MySQL database, separated by commas. Reads outside of transactions use them.',
    ),
  DATABASE_POOL_SIZE: wholeNumber(1, 500)
    .default(10)
    .describe('The number of connections in the pool of the primary, and of each replica.'),
  DEADLINE_READ_SECONDS: wholeNumber(1, 3_600)
    .default(5)
    .describe('How long a statement that reads for a request may take, in seconds.'),
  DEADLINE_WRITE_SECONDS: wholeNumber(1, 3_600)
    .default(10)
    .describe(
      'How long a statement of a transaction may take. MySQL limits only reads; there, waits for locks are limited to 5 seconds.',
    ),
  DEADLINE_REPORT_SECONDS: wholeNumber(1, 3_600)
    .default(30)
    .describe('How long a statement of a report or of a list of the staff may take, and such a request.'),
  DEADLINE_JOB_SECONDS: wholeNumber(1, 86_400)
    .default(300)
    .describe('How long a statement of a background job or of the command line may take.'),
  DEADLINE_REQUEST_SECONDS: wholeNumber(1, 3_600)
    .default(15)
    .describe(
      'How long a request may take. A transaction that has begun by then still runs to its end; each of its statements is limited.',
    ),
  WEB_URL: webAddress
    .optional()
    .describe(
      'The address of the front end. Mails link to `/verify-email?token=…`, `/reset-password?token=…`, `/confirm-email-change?token=…`, and `/accept-invitation?token=…` there; unset, to the same pages of the back office.',
    ),
  AUTH_SECRETS: list
    .refine(secrets => secrets.length > 0 && secrets.every(secret => secret.length >= minSecretLength), {
      error: `must be one or more secrets of at least ${minSecretLength} characters with commas between them`,
    })
    .optional()
    .meta({
      description: `Secrets of at least ${minSecretLength} characters, separated by commas. The first signs and encrypts, all verify. Required in production.`,
      computedDefault: 'a secret in `./data/auth-secret`, outside of production',
    }),
  BCRYPT_COST: wholeNumber(4, 16)
    .default(12)
    .describe(
      'The cost of hashing a password: each step doubles the time. At least 10 in production. Hashes are renewed at sign-in.',
    ),
  REDIS_URL: z
    .string()
    .refine(text => isUrl(text, ['redis:', 'rediss:']), { error: 'must be redis://host:6379' })
    .optional()
    .describe(
      'A Redis server through which all servers share counts of failed attempts and live events. Without it, each server has its own.',
    ),
  STRIPE_SECRET_KEY: z
    .string()
    .refine(text => /^(sk|rk)_\w+$/.test(text), {
      error: "must be one of Stripe's secret keys, such as sk_live_…",
    })
    .optional()
    .describe(
      'The secret key for payments with Stripe. Without it, a local payment provider takes its place outside of production, and production takes no online payments.',
    ),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .refine(text => /^whsec_\S+$/.test(text), {
      error: 'must be the signing secret of a webhook endpoint, whsec_…',
    })
    .optional()
    .describe('The signing secret of the webhook that points to `<PUBLIC_URL>/webhooks/stripe`.'),
  STRIPE_API_HOST: webAddress.optional().describe("The address of Stripe's API, for tests with a double."),
  SMTP_URL: z
    .string()
    .refine(text => isUrl(text, ['smtp:', 'smtps:']), { error: 'must be smtp://user:password@host:587' })
    .optional()
    .describe(
      'The mail server: `smtp://user:password@host:587` or `smtps://…`. Without it, mails are written to `./data/mail` as .eml files.',
    ),
  MAIL_FROM: z
    .string()
    .refine(text => /^([^<>\r\n]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/.test(text), {
      error: 'must be an address such as "Tradepost <shop@example.com>"',
    })
    .default('Tradepost <no-reply@tradepost.example>')
    .describe('The sender of mails.'),
  WORKER: z
    .enum(['inline', 'off'], { error: 'must be inline or off' })
    .default('inline')
    .describe(
      '`inline`: this process also runs the background jobs. `off`: it leaves them to `npm run cli -- worker`.',
    ),
  CORS_ORIGINS: list
    .refine(
      origins =>
        origins.every(origin => isUrl(origin, ['http:', 'https:']) && new URL(origin).origin === origin),
      {
        error: 'must be a comma-separated list of origins such as https://shop.example.com',
      },
    )
    .default([])
    .describe('The origins that browsers may call from, separated by commas.'),
  LIMITS_MAXIMUM: wholeNumber(0, 1_000_000_000)
    .default(20_000)
    .describe(
      'The cost points that a caller (a user, or the address of a guest) can have at most; about an object of an answer costs a point. 0 switches budgets off.',
    ),
  LIMITS_RESTORE_PER_SECOND: wholeNumber(1, 1_000_000_000)
    .default(500)
    .describe('How many points a caller gets back each second.'),
  LIMITS_CONCURRENT: wholeNumber(1, 100_000)
    .default(20)
    .describe('How many requests of one caller a process answers at once.'),
  LIMITS_TRUSTED: list
    .refine(networks => networks.every(isNetwork), {
      error: 'must be a comma-separated list of addresses and networks such as 10.0.0.0/8',
    })
    .default([])
    .describe(
      'Addresses and networks of servers that render pages for shoppers and pass the address of the shopper on in `X-Forwarded-For`, separated by commas. Their requests count against the shopper.',
    ),
  TRUST_PROXY: flag
    .default(false)
    .describe(
      'Whether all requests come through one proxy that appends to `X-Forwarded-For` and sets `X-Forwarded-Proto`. In production, HTTP is then redirected to HTTPS.',
    ),
  DRAIN_SECONDS: wholeNumber(0, 300).optional().meta({
    description:
      'How long a server that was told to stop still answers requests while `/health/ready` says 503, in seconds. Longer than a load balancer takes to notice.',
    computedDefault: '5 in production, else 0',
  }),
  METRICS_PORT: wholeNumber(0, 65_535)
    .optional()
    .describe(
      'A port for `/metrics` alone, of a server or a worker; 0 takes a free one. Without it a server shows its metrics to requests from its own machine only, and a worker to nobody.',
    ),
  METRICS_HOST: z.string().min(1).optional().meta({
    description: 'The address to listen on for `METRICS_PORT`. Keep it off the public network.',
    computedDefault: '`<HOST>`',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: webAddress
    .optional()
    .describe(
      'The OpenTelemetry collector that traces are sent to, by OTLP over HTTP, such as `http://localhost:4318`. Without it there are no traces.',
    ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: webAddress.optional().meta({
    description: 'The whole address that takes traces.',
    computedDefault: '`<OTEL_EXPORTER_OTLP_ENDPOINT>/v1/traces`',
  }),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .refine(text => headersOf(text) !== undefined, {
      error: 'must be a comma-separated list of name=value',
    })
    .transform(text => headersOf(text)!)
    .default({})
    .describe(
      'Headers for the collector, such as a key: `name=value`, separated by commas, percent-encoded.',
    ),
  OTEL_SERVICE_NAME: z.string().min(1).default('tradepost').describe('The name of this service in traces.'),
  OTEL_TRACES_SAMPLER: z
    .enum(samplers, { error: `must be one of ${samplers.join(', ')}` })
    .default('parentbased_always_on')
    .describe(`Which traces are kept: ${samplers.map(name => `\`${name}\``).join(', ')}.`),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, { error: 'must be a number from 0 to 1' })
    .transform(Number)
    .default(1)
    .describe('For the samplers by ratio: the part of the traces that is kept, such as `0.1`.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace, or silent',
    })
    .default('info')
    .describe('What is logged: `fatal`, `error`, `warn`, `info`, `debug`, `trace`, or `silent`.'),
  DEMO_DATA: flag.optional().meta({
    description:
      'Whether an empty embedded database is filled with the demo store. In production it gets no accounts.',
    computedDefault: '`true` outside of production',
  }),
  INTROSPECTION: flag.optional().meta({
    description: 'Whether clients may read the schema, and Apollo Sandbox is served.',
    computedDefault: '`true` outside of production',
  }),
  TRUSTED_DOCUMENTS: list
    .default([])
    .describe(
      'Manifests of the documents of front ends, separated by commas: JSON files with a text for each id, which is `sha256:` and the hash of the text. Clients may then send `documentId` in place of the text.',
    ),
  TRUSTED_DOCUMENTS_ONLY: flag
    .default(false)
    .describe(
      'Whether the server refuses every text that is not in a manifest of `TRUSTED_DOCUMENTS`, or in that of the back office.',
    ),
  FAST_PATH: z
    .enum(['on', 'off'], { error: 'must be on or off' })
    .default('on')
    .describe(
      'Whether known queries are answered without going through Apollo. Switch it off to find out whether the fast path is the reason for a wrong answer.',
    ),
  PUBLIC_CACHE_MS: wholeNumber(0, 3_600_000)
    .default(1_000)
    .describe(
      'How old answers may be that are the same for everybody, such as the catalog, in milliseconds. Changes of the catalog show at once, stock after this time. 0 computes each answer. The same for servers and workers.',
    ),
});

/** The settings of an environment, with their defaults. */
export type Settings = z.output<typeof environmentSchema>;

const documented = { description: z.string(), computedDefault: z.string().optional() };

/** All settings, for the documentation. */
export const settings: readonly SettingInfo[] = Object.entries(environmentSchema.shape).map(
  ([name, setting]) => {
    const { description = '', computedDefault = null } = z.object(documented).parse(setting.meta());
    const value = setting instanceof z.ZodDefault ? setting.def.defaultValue : '';
    const defaultValue = typeof value === 'object' && !Array.isArray(value) ? '' : String(value);
    return { name, defaultValue, computedDefault, description };
  },
);
