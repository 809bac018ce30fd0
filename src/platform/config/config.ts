import { environmentSchema, isMysqlUrl, type Settings } from './settings.ts';

/** How long a statement of each kind may take, and a whole request, in seconds. 0 for a statement is no limit. */
export type Deadlines = Readonly<Record<'READ' | 'WRITE' | 'REPORT' | 'JOB' | 'REQUEST', number>>;

/** How much one caller may ask for, in cost points, about an object of an answer each. */
export interface BudgetLimits {
  /** The most points that a caller can have; 0 switches budgets off. */
  readonly maximum: number;
  readonly restorePerSecond: number;
  /** How many requests of one caller may run at once. */
  readonly concurrent: number;
}

/** Where traces are sent, and which of them. */
export interface TracingConfig {
  /** The address that takes traces, by OTLP over HTTP. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** By the names of OpenTelemetry. */
  readonly sampler: `${'' | 'parentbased_'}${'always_on' | 'always_off' | 'traceidratio'}`;
  /** For the samplers by ratio: the part of the traces that is kept. */
  readonly ratio: number;
}

/** Everything that the environment decides. settings.ts describes each setting. */
export interface Config {
  readonly environment: 'development' | 'production' | 'test';
  readonly host: string;
  readonly port: number;
  /** The address at which people reach the server, without a slash at the end. */
  readonly publicUrl: string;
  /** The address of the front end, to which links in mails lead, without a slash at the end. The back office answers them too. */
  readonly webUrl: string;
  /** `sqlite:<file>`, `sqlite::memory:`, or `mysql://…` */
  readonly databaseUrl: string;
  readonly databaseReplicaUrls: readonly string[];
  readonly databasePoolSize: number;
  readonly deadlines: Deadlines;
  /** Null keeps in this process what processes would share, such as counts of failed sign-ins. */
  readonly redisUrl: string | null;
  /** The first signs and encrypts, all verify. Empty outside of production: a secret is then created in a file. */
  readonly authSecrets: readonly string[];
  /** Base-two logarithm of the rounds of bcrypt for a password. */
  readonly bcryptCost: number;
  /** Null writes mails as files into `mailFolder`. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly mailFolder: string;
  /** Null uses the local payment provider, and no provider in production. */
  readonly stripeSecretKey: string | null;
  readonly stripeWebhookSecret: string | null;
  /** The address of Stripe's API, for tests; null for the real one. */
  readonly stripeApiUrl: string | null;
  /** Whether this process also runs the background jobs, or leaves them to `npm run cli -- worker`. */
  readonly worker: 'inline' | 'off';
  readonly corsOrigins: readonly string[];
  readonly limits: BudgetLimits;
  /** Addresses and networks of servers that render pages for shoppers. */
  readonly limitsTrusted: readonly string[];
  /** Whether every request comes through one proxy, which reports its origin in X-Forwarded-*. */
  readonly trustProxy: boolean;
  /** How long a server that was told to stop still answers requests, in seconds. */
  readonly drainSeconds: number;
  /** The port of its own for `/metrics`; null to serve them to this machine only, on the port of everything else. */
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** Null when no traces are sent. */
  readonly tracing: TracingConfig | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Whether an empty embedded database is filled with the demo store. */
  readonly demoData: boolean;
  /** Whether clients may read the schema, and Apollo Sandbox is served. */
  readonly introspection: boolean;
  /** The manifests of trusted documents, beside that of the back office. */
  readonly trustedDocuments: readonly string[];
  /** Whether a text that no manifest has is refused. */
  readonly trustedDocumentsOnly: boolean;
  /** Whether known queries are answered without going through Apollo. */
  readonly fastPath: 'on' | 'off';
  /** How old answers may be that are the same for everybody; 0 computes each of them. */
  readonly publicCacheMs: number;
}

/** A setting that prevents the start. Its message is the one sentence that people see. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const minProductionCost = 10;

/** An empty value counts as unset. @throws ConfigError that names the first wrong setting */
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
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '');
  return {
    environment: env.NODE_ENV,
    host: env.HOST,
    port: env.PORT,
    publicUrl,
    webUrl: env.WEB_URL?.replace(/\/+$/, '') ?? `${publicUrl}/office`,
    databaseUrl: env.DATABASE_URL,
    databaseReplicaUrls: env.DATABASE_REPLICA_URLS,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    deadlines: {
      READ: env.DEADLINE_READ_SECONDS,
      WRITE: env.DEADLINE_WRITE_SECONDS,
      REPORT: env.DEADLINE_REPORT_SECONDS,
      JOB: env.DEADLINE_JOB_SECONDS,
      REQUEST: env.DEADLINE_REQUEST_SECONDS,
    },
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
    limits: {
      maximum: env.LIMITS_MAXIMUM,
      restorePerSecond: env.LIMITS_RESTORE_PER_SECOND,
      concurrent: env.LIMITS_CONCURRENT,
    },
    limitsTrusted: env.LIMITS_TRUSTED,
    trustProxy: env.TRUST_PROXY,
    drainSeconds: env.DRAIN_SECONDS ?? (env.NODE_ENV === 'production' ? 5 : 0),
    metricsPort: env.METRICS_PORT ?? null,
    metricsHost: env.METRICS_HOST ?? env.HOST,
    tracing: tracingOf(env),
    logLevel: env.LOG_LEVEL,
    demoData: env.DEMO_DATA ?? env.NODE_ENV !== 'production',
    introspection: env.INTROSPECTION ?? env.NODE_ENV !== 'production',
    trustedDocuments: env.TRUSTED_DOCUMENTS,
    trustedDocumentsOnly: env.TRUSTED_DOCUMENTS_ONLY,
    fastPath: env.FAST_PATH,
    publicCacheMs: env.PUBLIC_CACHE_MS,
  };
}

function tracingOf(env: Settings): TracingConfig | null {
  const base = env.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '');
  const url = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (base && `${base}/v1/traces`);
  if (!url) return null;
  return {
    url,
    headers: env.OTEL_EXPORTER_OTLP_HEADERS,
    serviceName: env.OTEL_SERVICE_NAME,
    sampler: env.OTEL_TRACES_SAMPLER,
    ratio: env.OTEL_TRACES_SAMPLER_ARG,
  };
}

// An address may contain a password, and a secret is one: they are never printed.
function shown(name: string, value: string | undefined): string {
  if (value === undefined) return 'missing';
  const isSecret =
    name === 'AUTH_SECRETS' ||
    name === 'OTEL_EXPORTER_OTLP_HEADERS' ||
    /^STRIPE_.*(KEY|SECRET)$/.test(name) ||
    (/_(URL|ENDPOINT)$/.test(name) && value.includes('@'));
  return isSecret || name === 'DATABASE_REPLICA_URLS' ? 'something else' : `"${value}"`;
}
