import type { App } from './app.ts';
import { systemContext } from './app.ts';
import { demoAccounts, demoPassword } from './modules/accounts/demo/create-demo-accounts.ts';
import type { Config } from './platform/config/config.ts';
import { query } from './platform/database/rows.ts';
import { sql } from './platform/database/sql.ts';
import { countHeldMails } from './platform/mail/held-mails.ts';

/** What people see when the server is ready: its address, its database, and what the database contains. */
export async function startBlock(
  app: App,
  config: Config,
  address: string,
  isNewDemo: boolean,
): Promise<string> {
  const [counts] = await query<Record<'products' | 'categories' | 'suppliers', number>>(
    systemContext(app.services, app.http.log),
    sql`select (select count(*) from product where deleted_at is null) as products,
      (select count(*) from category where deleted_at is null) as categories,
      (select count(*) from supplier where deleted_at is null) as suppliers`,
  );
  const { products, categories, suppliers } = counts!;
  const lines = [
    `Tradepost is ready: ${address}/graphql${config.introspection ? '   (open it in a browser for Apollo Sandbox)' : ''}`,
    `  Database  ${describeDatabase(config.databaseUrl)}${isNewDemo ? ', new, with the demo store' : ''}`,
    `  Catalog   ${products} products, ${categories} categories, ${suppliers} suppliers`,
    ...(isNewDemo ? [`  History   ${await countOrders(app)} orders from the last four months`] : []),
    `  Mail      ${config.smtpUrl ? 'SMTP' : `written to ${config.mailFolder} as .eml files; set SMTP_URL to send mails`}`,
    `  Jobs      ${config.worker === 'inline' ? 'run by this process' : 'run by `npm run cli -- worker`'}`,
    `  Live      ${app.services.live.isShared ? 'subscriptions receive the events of all processes on this Redis' : 'subscriptions receive the events of this process only; set REDIS_URL to share events'}`,
    ...(await heldMailLines(app)),
    ...(await demoAccountLines(app)),
    `  Health    ${address}/health/ready   Metrics ${address}/metrics`,
  ];
  return `\n${lines.join('\n')}\n\n`;
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

/** The accounts of the demo store, if they exist. */
async function demoAccountLines(app: App): Promise<string[]> {
  const [found] = await query<{ total: number }>(
    systemContext(app.services, app.http.log),
    sql`select count(*) as total from user where verified_email_key = ${demoAccounts[0]!.email}`,
  );
  if (Number(found!.total) === 0) return [];
  const lines = demoAccounts.map(({ email, role }) => `              ${email.padEnd(30)} ${role}`);
  return [`  Accounts  of the demo store, all with the password "${demoPassword}":`, ...lines];
}

function describeDatabase(url: string): string {
  if (url === 'sqlite::memory:') return 'SQLite in memory; gone when the server stops';
  if (url.startsWith('sqlite:')) return `SQLite, ${url.slice('sqlite:'.length)}`;
  const { host, pathname } = new URL(url);
  return `MySQL or MariaDB, ${pathname.slice(1)} on ${host}`;
}
