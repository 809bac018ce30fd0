import { writeQueuedJobs } from '../../platform/jobs/queue-job.ts';
import { demoOpening } from '../../platform/lib/demo-history.ts';
import type { Manifest } from '../../platform/manifest.ts';
import { productsImport } from '../catalog/products/import/products.import.ts';
import { productionRecordsExport } from './exports/production-records.export.ts';
import { stockMovementsExport } from './exports/stock-movements.export.ts';
import { GoodsHold } from './holds/goods-hold.entity.ts';
import { HoldSlot } from './holds/hold-slot.entity.ts';
import { TooManyUnpaidError } from './holds/too-many-unpaid-error.type.ts';
import { InsufficientStockError } from './insufficient-stock-error.type.ts';
import { stockChanged } from './inventory.live.ts';
import { inventoryPermissions } from './inventory.permissions.ts';
import { inventoryData } from './inventory.personal-data.ts';
import { openLedger } from './open-ledger.ts';
import { ProductStockMovementsResolver } from './product-stock-movements.resolver.ts';
import { ProductionRecord } from './production/production-record.entity.ts';
import { ProductionRecordResolver } from './production/production-record.resolver.ts';
import { StockResolver } from './stock.resolver.ts';
import { StockSubscriptionResolver } from './stock.subscription.resolver.ts';
import { StockMovement } from './stock-movement.entity.ts';
import { writeMovements } from './write-movements.ts';

export const inventory: Manifest = {
  name: 'inventory',
  personalData: inventoryData,
  entities: [StockMovement, ProductionRecord, GoodsHold, HoldSlot],
  resolvers: [
    StockResolver,
    StockSubscriptionResolver,
    ProductStockMovementsResolver,
    ProductionRecordResolver,
  ],
  errorTypes: { INSUFFICIENT_STOCK: InsufficientStockError, TOO_MANY_UNPAID: TooManyUnpaidError },
  liveTopics: [stockChanged],
  rules: inventoryPermissions,
  nodes: {
    movement: { type: 'StockMovement', field: 'stockMovement' },
    production: { type: 'ProductionRecord', field: 'productionRecord' },
  },
  // The catalog defines this import. It is registered here, because the levels that it sets go into the ledger.
  imports: [
    productsImport(async (ctx, levels) => {
      await writeMovements(ctx, levels, { reason: 'IMPORT', reference: null });
      await writeQueuedJobs(ctx);
    }),
  ],
  exports: [stockMovementsExport, productionRecordsExport],
  async prepare(ctx) {
    await openLedger(ctx);
  },
  async demo(ctx) {
    return { stockMovements: await openLedger(ctx, demoOpening(ctx.clock.now())) };
  },
};
