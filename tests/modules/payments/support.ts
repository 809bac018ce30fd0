import { afterEach, beforeAll } from 'vitest';
import { Context, inTransaction } from '../../../src/context.ts';
import { query } from '../../../src/database/rows.ts';
import { sql } from '../../../src/database/sql.ts';
import { newId } from '../../../src/lib/typed-id.ts';
import { UserError } from '../../../src/lib/user-error.ts';
import { Payment } from '../../../src/modules/payments/payment.entity.ts';
import {
  definePaymentTarget,
  type TargetPayment,
  type TargetRefund,
} from '../../../src/modules/payments/payment-targets.ts';
import { LocalProvider } from '../../../src/modules/payments/provider/local-provider.ts';
import { replaceProviders } from '../../../src/modules/payments/provider/providers.ts';
import { startPayment } from '../../../src/modules/payments/start-payment.ts';
import { Supplier } from '../../../src/modules/catalog/suppliers/supplier.entity.ts';
import { readSupplier } from '../../../src/modules/catalog/suppliers/supplier.queries.ts';
import type { Permission } from '../../../src/authorization/permission.ts';
import type { TestApp } from '../../support/app.ts';
import { isMariaDb } from '../../support/database.ts';

/** Something to pay for, in memory, and what it was told. */
export interface Thing {
  readonly id: string;
  amountMinor: number;
  currencyCode: string;
  isWanted: boolean;
  readonly paid: TargetPayment[];
  readonly refunds: TargetRefund[];
}

const things = new Map<string, Thing>();
