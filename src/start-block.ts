import type { App } from './app.ts';
import { systemContext } from './app.ts';
import type { Diagnosis } from './doctor/examine.ts';
import { startReport } from './doctor/report.ts';
import { usableDemoAccounts } from './modules/accounts/demo/usable-demo-accounts.ts';
import { demoPassword } from './modules/accounts/passwords/demo-password.ts';
import { office } from './office.ts';
import type { Config } from './platform/config/config.ts';
import { countOf, mostCounted } from './platform/database/page.ts';
import { query } from './platform/database/rows.ts';
import { rawSql, type Sql, sql } from './platform/database/sql.ts';
import { countHeldMails } from './platform/mail/held-mails.ts';

/** What the start did before it was ready. */
export interface Started {
  /** Where the server listens. */
  readonly address: string;
  /** Where `/metrics` are, if they have a port of their own. */
  readonly metricsAddress: string | undefined;
  readonly isNewDemo: boolean;
  /** Files and folders that others could open until now. */
  readonly closed: readonly string[];
  /** How many sessions of the demo store were ended. */
  readonly endedSessions: number;
  /** What keeps the store from going live. */
  readonly diagnoses: readonly Diagnosis[];
}

/** What people see when the server is ready: its address, its database, what the database contains, and what is missing. */
export async function startBlock(app: App, config: Config, started: Started): Promise<string> {
  const { address, metricsAddress = address, isNewDemo, diagnoses } = started;
  const [counts] = await query<Record<'products' | 'categories' | 'suppliers', number>>(
    systemContext(app.services, app.http.log),
    sql`select ${countedUp('product')} as products, ${countedUp('category')} as categories, ${countedUp('supplier')} as suppliers`,
  );
  const { products, categories, suppliers } = counts!;
  const lines = [
    `Tradepost is ready: ${address}/graphql${config.introspection ? '   (open it in a browser for Apollo Sandbox)' : ''}`,
    `  Office    ${address}${office.path}   (open it in a browser to run the store)`,
    `  Database  ${describeDatabase(config.databaseUrl)}${isNewDemo ? ', new, with the demo store' : ''}`,
    ...upgradeLines(app),
    `  Catalog   ${upTo(products)} products, ${upTo(categories)} categories, ${upTo(suppliers)} suppliers`,
    ...(isNewDemo ? [`  History   ${await countOrders(app)} orders from the last four months`] : []),
    `  Mail      ${config.smtpUrl ? 'SMTP' : `written to ${config.mailFolder} as .eml files; set SMTP_URL to send mails`}`,
    `  Jobs      ${config.worker === 'inline' ? 'run by this process' : 'run by `npm run cli -- worker`'}`,
    `  Live      ${await describeLive(app)}`,
    ...(await heldMailLines(app)),
    ...(await demoAccountLines(app)),
    `  Health    ${address}/health/ready   Metrics ${metricsAddress}/metrics`,
    ...changedLines(started),
    ...startReport(diagnoses),
  ];
  return `\n${lines.join('\n')}\n\n`;
}

/** A start does not count a large table to its end. */
function countedUp(table: 'product' | 'category' | 'supplier'): Sql {
  return rawSql(
    `(select count(*) from (select 1 from ${table} where deleted_at is null limit ${mostCounted + 1}) as c)`,
  );
}

function upTo(found: number): string {
  const { total, isExact } = countOf(found);
  return isExact ? String(total) : `${total}+`;
}

function upgradeLines({ database: { upgrade } }: App): string[] {
  if (!upgrade || upgrade.ran.length === 0) return [];
  const count = upgrade.ran.length === 1 ? 'one migration' : `${upgrade.ran.length} migrations`;
  return [`  Upgrade   ${count} ran${upgrade.copy ? `; the file as it was before is ${upgrade.copy}` : ''}`];
}

/** Only for the demo store: a real store may have too many orders to count at each start. */
async function countOrders(app: App): Promise<number> {
  const [found] = await query<{ total: number }>(
    systemContext(app.services, app.http.log),
    sql`select count(*) as total from sales_order`,
  );
  return Number(found!.total);
}

/** Mails that wait for somebody, since the store was restored from a backup. */
async function heldMailLines(app: App): Promise<string[]> {
  const { mails, jobs } = await countHeldMails(systemContext(app.services, app.http.log));
  if (mails === 0 && jobs === 0) return [];
  return [
    `  Held      ${mails} mails and ${jobs} jobs since the restore; \`npm run cli -- release-mails\` lets them go`,
  ];
}

async function describeLive({ redis }: App): Promise<string> {
  if (!redis) return 'subscriptions receive the events of this process only; set REDIS_URL to share events';
  return (await redis.limits.isAnswering())
    ? 'subscriptions receive the events of all processes on this Redis'
    : 'subscriptions receive the events of this process only, until the Redis behind REDIS_URL answers';
}

/** The accounts of the demo store, if they exist and can be used: in production nobody signs in with their password. */
async function demoAccountLines(app: App): Promise<string[]> {
  const usable = await usableDemoAccounts(systemContext(app.services, app.http.log));
  if (usable.length === 0) return [];
  const lines = usable.map(({ email, roleCode }) => `              ${email.padEnd(30)} ${roleCode}`);
  return [`  Accounts  of the demo store, all with the password "${demoPassword}":`, ...lines];
}

function changedLines({ closed, endedSessions }: Started): string[] {
  return [
    ...(closed.length > 0 ? [`  Files     ${describeClosed(closed)}`] : []),
    ...(endedSessions > 0
      ? [
          `  Sessions  all ${endedSessions} were ended: they began while the demo accounts could be used, and everybody signs in again`,
        ]
      : []),
  ];
}

function describeClosed([first, ...others]: readonly string[]): string {
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return `${first}${more} could be read by other users of this machine, and no longer can`;
}

function describeDatabase(url: string): string {
  if (url === 'sqlite::memory:') return 'SQLite in memory; gone when the server stops';
  if (url.startsWith('sqlite:')) return `SQLite, ${url.slice('sqlite:'.length)}`;
  const { host, pathname } = new URL(url);
  return `MySQL or MariaDB, ${pathname.slice(1)} on ${host}`;
}
