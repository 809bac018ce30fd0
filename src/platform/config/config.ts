import { z } from 'zod';

/** Everything that the environment decides. Nothing else reads `process.env`. */
export interface Config {
  readonly environment: 'development' | 'production' | 'test';
  readonly host: string;
  readonly port: number;
  /** The address where people reach the server, without a slash at the end. */
  readonly publicUrl: string;
  /** The address of the front end, which links in mails lead to; null when there is none. */
  readonly webUrl: string | null;
  /** `sqlite:<file>`, `sqlite::memory:`, or `mysql://…` */
  readonly databaseUrl: string;
  readonly databaseReplicaUrls: readonly string[];
  readonly databasePoolSize: number;
  /** Null keeps in this process what processes would share, such as counts of failed sign-ins. */
  readonly redisUrl: string | null;
  /** The first signs and encrypts, all verify and decrypt. Empty outside production: a secret is then created and kept in a file. */
  readonly authSecrets: readonly string[];
  /** Base-two logarithm of the rounds that bcrypt takes for a password. */
  readonly bcryptCost: number;
  /** Null writes mails as files into `mailFolder`. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly mailFolder: string;
  /** Null pays through the local stand-in outside production, and in production offers no online payments. */
  readonly stripeSecretKey: string | null;
  readonly stripeWebhookSecret: string | null;
  /** The address of a stand-in for Stripe's API, for tests; null for Stripe itself. */
  readonly stripeApiUrl: string | null;
  /** Whether this process also runs the background jobs, or leaves them to `npm run cli -- worker`. */
  readonly worker: 'inline' | 'off';
  readonly corsOrigins: readonly string[];
  /** Whether every request comes through one proxy of yours, which reports the client's address in X-Forwarded-*. */
  readonly trustProxy: boolean;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly demoData: boolean;
  /** Whether the schema may be read and Apollo Sandbox is served. */
  readonly introspection: boolean;
}

/** A setting that makes the start fail; its message is the one sentence that the person sees. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
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

const isMysqlUrl = (text: string) => isUrl(text, ['mysql:']) && new URL(text).pathname.length > 1;
const minSecretLength = 32;
const minProductionCost = 10;
const mysqlExample = 'mysql://user:password@host:3306/database';

const environmentSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], { error: 'must be development, production, or test' })
    .default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).default(4000),
  PUBLIC_URL: z
    .string()
    .refine(text => isUrl(text, ['http:', 'https:']), { error: 'must be an http or https address' })
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(text => /^sqlite:.+/.test(text) || isMysqlUrl(text), {
      error: `must be sqlite:<file> or ${mysqlExample}`,
    })
    .default('sqlite:./data/tradepost.db'),
  DATABASE_REPLICA_URLS: list
    .refine(urls => urls.every(isMysqlUrl), { error: `must be a comma-separated list of ${mysqlExample}` })
    .default([]),
  DATABASE_POOL_SIZE: wholeNumber(1, 500).default(10),
  REDIS_URL: z
    .string()
    .refine(text => isUrl(text, ['redis:', 'rediss:']), { error: 'must be redis://host:6379' })
    .optional(),
  AUTH_SECRETS: list
    .refine(secrets => secrets.length > 0 && secrets.every(secret => secret.length >= minSecretLength), {
      error: `must be one or more secrets of at least ${minSecretLength} characters, separated by commas`,
    })
    .optional(),
  BCRYPT_COST: wholeNumber(4, 16).default(12),
  SMTP_URL: z
    .string()
    .refine(text => isUrl(text, ['smtp:', 'smtps:']), { error: 'must be smtp://user:password@host:587' })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(text => /^([^<>\r\n]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/.test(text), {
      error: 'must be an address such as "Tradepost <shop@example.com>"',
    })
    .default('Tradepost <no-reply@tradepost.example>'),
  STRIPE_SECRET_KEY: z
    .string()
    .refine(text => /^(sk|rk)_\w+$/.test(text), {
      error: "must be one of Stripe's secret keys, such as sk_live_…",
    })
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .refine(text => /^whsec_\S+$/.test(text), {
      error: 'must be the signing secret of a webhook endpoint, whsec_…',
    })
    .optional(),
  STRIPE_API_HOST: z
    .string()
    .refine(text => isUrl(text, ['http:', 'https:']), { error: 'must be an http or https address' })
    .optional(),
  WORKER: z.enum(['inline', 'off'], { error: 'must be inline or off' }).default('inline'),
  WEB_URL: z
    .string()
    .refine(text => isUrl(text, ['http:', 'https:']), { error: 'must be an http or https address' })
    .optional(),
  CORS_ORIGINS: list
    .refine(
      origins =>
        origins.every(origin => isUrl(origin, ['http:', 'https:']) && new URL(origin).origin === origin),
      {
        error: 'must be a comma-separated list of origins such as https://shop.example.com',
      },
    )
    .default([]),
  TRUST_PROXY: flag.default(false),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace, or silent',
    })
    .default('info'),
  DEMO_DATA: flag.default(true),
  INTROSPECTION: flag.optional(),
});

/** @throws ConfigError naming the first setting that is wrong. An empty value counts as unset. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const name = String(issue.path[0]);
    throw new ConfigError(`${name} ${issue.message}, but it is ${shown(name, present[name])}.`);
  }
  const env = parsed.data;
  if (env.DATABASE_REPLICA_URLS.length > 0 && !isMysqlUrl(env.DATABASE_URL)) {
    throw new ConfigError(
      'DATABASE_REPLICA_URLS needs DATABASE_URL to be a mysql:// address; the embedded database has no replicas.',
    );
  }
  if (env.STRIPE_SECRET_KEY && !env.STRIPE_WEBHOOK_SECRET) {
    throw new ConfigError(
      'STRIPE_WEBHOOK_SECRET must be set with STRIPE_SECRET_KEY; Stripe shows it where you add the webhook endpoint.',
    );
  }
  if (env.NODE_ENV === 'production') {
    if (!env.AUTH_SECRETS)
      throw new ConfigError(
        'AUTH_SECRETS must be set in production; create one with `openssl rand -base64 48`.',
      );
    if (env.BCRYPT_COST < minProductionCost)
      throw new ConfigError(
        `BCRYPT_COST must be at least ${minProductionCost} in production, but it is ${env.BCRYPT_COST}.`,
      );
  }
  return {
    environment: env.NODE_ENV,
    host: env.HOST,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    webUrl: env.WEB_URL?.replace(/\/+$/, '') ?? null,
    databaseUrl: env.DATABASE_URL,
    databaseReplicaUrls: env.DATABASE_REPLICA_URLS,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    redisUrl: env.REDIS_URL ?? null,
    authSecrets: env.AUTH_SECRETS ?? [],
    bcryptCost: env.BCRYPT_COST,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    mailFolder: './data/mail',
    stripeSecretKey: env.STRIPE_SECRET_KEY ?? null,
    stripeWebhookSecret: env.STRIPE_WEBHOOK_SECRET ?? null,
    stripeApiUrl: env.STRIPE_API_HOST?.replace(/\/+$/, '') ?? null,
    worker: env.WORKER,
    corsOrigins: env.CORS_ORIGINS,
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
    demoData: env.DEMO_DATA,
    introspection: env.INTROSPECTION ?? env.NODE_ENV !== 'production',
  };
}

// Secrets, and addresses that hold a password, are never printed.
function shown(name: string, value: string | undefined): string {
  if (value === undefined) return 'missing';
  const isSecret =
    name === 'AUTH_SECRETS' ||
    /^STRIPE_.*(KEY|SECRET)$/.test(name) ||
    (name.endsWith('_URL') && value.includes('@'));
  return isSecret || name === 'DATABASE_REPLICA_URLS' ? 'something else' : `"${value}"`;
}
