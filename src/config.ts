import { z } from 'zod';

/** Everything that the environment decides. Nothing else reads `process.env`. */
export interface Config {
  readonly environment: 'development' | 'production' | 'test';
  readonly host: string;
  readonly port: number;
  /** Where people reach the server, without a slash at the end. */
  readonly publicUrl: string;
  /** `sqlite:<file>`, `sqlite::memory:`, or `mysql://…` */
  readonly databaseUrl: string;
  readonly databaseReplicaUrls: readonly string[];
  readonly databasePoolSize: number;
  readonly corsOrigins: readonly string[];
  readonly trustProxy: boolean;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly demoData: boolean;
  /** Whether the schema may be read and Apollo Sandbox is served. */
  readonly introspection: boolean;
}

/** A setting that stops the start; its message is the one sentence that the person sees. */
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
  return {
    environment: env.NODE_ENV,
    host: env.HOST,
    port: env.PORT,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    databaseUrl: env.DATABASE_URL,
    databaseReplicaUrls: env.DATABASE_REPLICA_URLS,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    corsOrigins: env.CORS_ORIGINS,
    trustProxy: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
    demoData: env.DEMO_DATA,
    introspection: env.INTROSPECTION ?? env.NODE_ENV !== 'production',
  };
}

// A database address carries a password, so it is never printed.
function shown(name: string, value: string | undefined): string {
  if (value === undefined) return 'missing';
  return name.startsWith('DATABASE_') && value.includes('@') ? 'something else' : `"${value}"`;
}
