import { accounts } from './accounts/index.ts';
import { analytics } from './analytics/index.ts';
import { audit } from './audit/index.ts';
import { catalog } from './catalog/index.ts';
import { exports } from './exports/index.ts';
import { imports } from './imports/index.ts';
import { inventory } from './inventory/index.ts';
import { notifications } from './notifications/index.ts';
import { operations } from './operations/index.ts';
import { orders } from './orders/index.ts';
import { payments } from './payments/index.ts';
import type { PayableManifest } from './payments/payment-targets.ts';
import { rentals } from './rentals/index.ts';
import { settings } from './settings/index.ts';
import { shipping } from './shipping/index.ts';
import { staff } from './staff/index.ts';
import { tax } from './tax/index.ts';
import { uploads } from './uploads/index.ts';

/** The map of the product, from the lowest rank to the highest: a module imports only those before it. */
export const modules: readonly PayableManifest[] = [
  audit,
  tax,
  settings,
  shipping,
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
  uploads,
  imports,
  operations,
];
