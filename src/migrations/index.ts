import type { Migration } from '../platform/database/migrations/migration.ts';
import { createAccounts } from './2026-11-21-create-accounts.ts';
import { createAnalytics } from './2026-11-21-create-analytics.ts';
import { createCatalog } from './2026-11-21-create-catalog.ts';
import { createExports } from './2026-11-21-create-exports.ts';
import { createNotifications } from './2026-11-21-create-notifications.ts';
import { createRentals } from './2026-11-21-create-rentals.ts';
import { createTrade } from './2026-11-21-create-trade.ts';
import { indexNotifications } from './2026-11-22-index-notifications.ts';
import { addHeartbeat } from './2026-11-26-add-heartbeat.ts';
import { addJobTraceParent } from './2026-11-26-add-job-trace-parent.ts';
import { changeEmails } from './2026-11-26-change-emails.ts';
import { codeRoles } from './2026-11-26-code-roles.ts';
import { erasePeople } from './2026-11-26-erase-people.ts';
import { filterExports } from './2026-11-26-filter-exports.ts';
import { guardRows } from './2026-11-26-guard-rows.ts';
import { importInTheBrowser } from './2026-11-26-import-in-the-browser.ts';
import { indexPricesByCurrency } from './2026-11-26-index-prices-by-currency.ts';
import { indexProductsOfParents } from './2026-11-26-index-products-of-parents.ts';
import { indexSecondFactors } from './2026-11-26-index-second-factors.ts';
import { indexUsedRefreshTokens } from './2026-11-26-index-used-refresh-tokens.ts';
import { inviteStaff } from './2026-11-26-invite-staff.ts';
import { leasesOfWorkers } from './2026-11-26-leases-of-workers.ts';
import { limitHolds } from './2026-11-26-limit-holds.ts';
import { recordDisputes } from './2026-11-26-record-disputes.ts';
import { refundsDue } from './2026-11-26-refunds-due.ts';
import { sortLists } from './2026-11-26-sort-lists.ts';
import { dateRefunds } from './2026-11-27-date-refunds.ts';
import { findSpecs } from './2026-11-27-find-specs.ts';
import { indexLists } from './2026-11-27-index-lists.ts';
import { indexPeople } from './2026-11-27-index-people.ts';
import { indexWords } from './2026-11-27-index-words.ts';
import { knowCountries } from './2026-11-27-know-countries.ts';
import { recordPayments } from './2026-11-27-record-payments.ts';
import { sortMoreLists } from './2026-11-27-sort-more-lists.ts';
import { sumYearsAndCategories } from './2026-11-27-sum-years-and-categories.ts';
import { taxByZone } from './2026-11-27-tax-by-zone.ts';
import { verifyAuditInJobs } from './2026-11-27-verify-audit-in-jobs.ts';
import { versionSearch } from './2026-11-27-version-search.ts';
import { shipments } from './2026-11-28-shipments.ts';
import { shippingMethods } from './2026-11-28-shipping-methods.ts';
import { statesOfOrders } from './2026-11-28-states-of-orders.ts';

/** In the order in which they run. A migration that has run somewhere is never changed, and never moved. */
export const migrations: readonly Migration[] = [
  createCatalog,
  createAccounts,
  createTrade,
  createRentals,
  createNotifications,
  createAnalytics,
  createExports,
  indexNotifications,
  erasePeople,
  indexPricesByCurrency,
  indexUsedRefreshTokens,
  addHeartbeat,
  leasesOfWorkers,
  guardRows,
  limitHolds,
  indexProductsOfParents,
  recordDisputes,
  changeEmails,
  inviteStaff,
  addJobTraceParent,
  indexSecondFactors,
  importInTheBrowser,
  sortLists,
  codeRoles,
  refundsDue,
  filterExports,
  indexLists,
  findSpecs,
  indexWords,
  verifyAuditInJobs,
  indexPeople,
  sortMoreLists,
  sumYearsAndCategories,
  versionSearch,
  recordPayments,
  knowCountries,
  dateRefunds,
  taxByZone,
  statesOfOrders,
  shipments,
  shippingMethods,
];
