import type { NamedMigration } from '../platform/database/migrate.ts';
import { CreateAccounts } from './2026-11-21-create-accounts.ts';
import { CreateAnalytics } from './2026-11-21-create-analytics.ts';
import { CreateCatalog } from './2026-11-21-create-catalog.ts';
import { CreateExports } from './2026-11-21-create-exports.ts';
import { CreateNotifications } from './2026-11-21-create-notifications.ts';
import { CreateRentals } from './2026-11-21-create-rentals.ts';
import { CreateTrade } from './2026-11-21-create-trade.ts';
import { IndexNotifications } from './2026-11-22-index-notifications.ts';
import { AddHeartbeat } from './2026-11-26-add-heartbeat.ts';
import { ErasePeople } from './2026-11-26-erase-people.ts';
import { GuardRows } from './2026-11-26-guard-rows.ts';
import { IndexPricesByCurrency } from './2026-11-26-index-prices-by-currency.ts';
import { IndexProductsOfParents } from './2026-11-26-index-products-of-parents.ts';
import { IndexSecondFactors } from './2026-11-26-index-second-factors.ts';
import { IndexUsedRefreshTokens } from './2026-11-26-index-used-refresh-tokens.ts';
import { LeasesOfWorkers } from './2026-11-26-leases-of-workers.ts';
import { LimitHolds } from './2026-11-26-limit-holds.ts';

/** In the order in which they run. A migration that has run somewhere is never changed, and never moved. */
export const migrations: readonly NamedMigration[] = [
  { name: '2026-11-21-create-catalog', class: CreateCatalog },
  { name: '2026-11-21-create-accounts', class: CreateAccounts },
  { name: '2026-11-21-create-trade', class: CreateTrade },
  { name: '2026-11-21-create-rentals', class: CreateRentals },
  { name: '2026-11-21-create-notifications', class: CreateNotifications },
  { name: '2026-11-21-create-analytics', class: CreateAnalytics },
  { name: '2026-11-21-create-exports', class: CreateExports },
  { name: '2026-11-22-index-notifications', class: IndexNotifications },
  { name: '2026-11-26-erase-people', class: ErasePeople },
  { name: '2026-11-26-index-prices-by-currency', class: IndexPricesByCurrency },
  { name: '2026-11-26-index-used-refresh-tokens', class: IndexUsedRefreshTokens },
  { name: '2026-11-26-add-heartbeat', class: AddHeartbeat },
  { name: '2026-11-26-leases-of-workers', class: LeasesOfWorkers },
  { name: '2026-11-26-guard-rows', class: GuardRows },
  { name: '2026-11-26-limit-holds', class: LimitHolds },
  { name: '2026-11-26-index-products-of-parents', class: IndexProductsOfParents },
  { name: '2026-11-26-index-second-factors', class: IndexSecondFactors },
];
