// What benches and faults call of the server in their own process.
export { buildApp, prepareModules, systemContext } from '../src/app.ts';
export * from '../src/modules/accounts/account-search.ts';
export { applyLateOrderChange, recomputeClosedDay } from '../src/modules/analytics/jobs/rollups.jobs.ts';
export { closeDays } from '../src/modules/analytics/rollups/close-days.ts';
export { specKeysOf } from '../src/modules/catalog/products/specs/spec-keys.ts';
export * from '../src/modules/catalog/search/search-texts.ts';
export { LocalProvider } from '../src/modules/payments/provider/local-provider.ts';
export { paymentProviders } from '../src/modules/payments/provider/providers.ts';
export { staffSearch } from '../src/modules/staff/staff-search.ts';
export { readConfig } from '../src/platform/config/config.ts';
export { inTransaction } from '../src/platform/context/in-transaction.ts';
export { queueMail } from '../src/platform/mail/queue-mail.ts';
export { entryOf, postingsOf } from '../src/platform/search/entry-of.ts';
