import type { Check } from './check.ts';
import { administrators } from './checks/administrators.check.ts';
import { cluster } from './checks/cluster.check.ts';
import { connections } from './checks/connections.check.ts';
import { deadJobs } from './checks/dead-jobs.check.ts';
import { demoAccounts } from './checks/demo-accounts.check.ts';
import { demoData } from './checks/demo-data.check.ts';
import { embeddedDatabase } from './checks/embedded-database.check.ts';
import { failedMails } from './checks/failed-mails.check.ts';
import { mailServer } from './checks/mail-server.check.ts';
import { payments } from './checks/payments.check.ts';
import { privateFiles } from './checks/private-files.check.ts';
import { production } from './checks/production.check.ts';
import { publicUrl } from './checks/public-url.check.ts';
import { redis } from './checks/redis.check.ts';
import { replicas } from './checks/replicas.check.ts';
import { sealedData } from './checks/sealed-data.check.ts';
import { secrets } from './checks/secrets.check.ts';
import { settings } from './checks/settings.check.ts';
import { tables } from './checks/tables.check.ts';
import { workers } from './checks/workers.check.ts';

/** All that the doctor looks at, in the order in which it reports: settings, what is in the store, and what it runs on. */
export const checks: readonly Check[] = [
  production,
  settings,
  secrets,
  sealedData,
  publicUrl,
  mailServer,
  payments,
  tables,
  administrators,
  demoAccounts,
  demoData,
  embeddedDatabase,
  connections,
  cluster,
  replicas,
  redis,
  workers,
  deadJobs,
  failedMails,
  privateFiles,
];
