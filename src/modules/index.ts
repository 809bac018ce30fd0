import { idempotency } from '../platform/idempotency/index.ts';
import { outbox } from '../platform/jobs/index.ts';
import { mail } from '../platform/mail/index.ts';
import type { Manifest } from '../platform/manifest.ts';
import { accounts } from './accounts/index.ts';
import { analytics } from './analytics/index.ts';
import { audit } from './audit/index.ts';
import { catalog } from './catalog/index.ts';
import { exports } from './exports/index.ts';
import { inventory } from './inventory/index.ts';
import { notifications } from './notifications/index.ts';
import { orders } from './orders/index.ts';
import { payments } from './payments/index.ts';
import { rentals } from './rentals/index.ts';
import { settings } from './settings/index.ts';
import { staff } from './staff/index.ts';

/** What the modules stand on and what shows in the API all the same. */
const foundations: readonly Manifest[] = [outbox, mail, idempotency];

/** The map of the product, from the lowest rank to the highest: a module imports only those before it. */
const ranked: readonly Manifest[] = [
  audit,
  settings,
  accounts,
  staff,
  catalog,
  inventory,
  payments,
  orders,
  rentals,
  notifications,
  analytics,
  exports,
];

export const modules: readonly Manifest[] = [...foundations, ...ranked];

export const entities = modules.flatMap(module => module.entities);
