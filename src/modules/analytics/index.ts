import type { Manifest } from '../../platform/manifest.ts';
import { analyticsPermissions } from './analytics.permissions.ts';
import { AnalyticsResolver, DashboardResolver } from './analytics.resolver.ts';
import { customerLifetimeValuesExport } from './exports/customer-lifetime-values.export.ts';
import { dashboardExport } from './exports/dashboard.export.ts';
import { inventoryValuationExport } from './exports/inventory-valuation.export.ts';
import { ordersAndProductionExport } from './exports/orders-and-production.export.ts';
import { productionReportExport } from './exports/production-report.export.ts';
import { rentalSummaryExport } from './exports/rental-summary.export.ts';
import { salesByCategoryExport } from './exports/sales-by-category.export.ts';
import { salesTrendExport } from './exports/sales-trend.export.ts';
import { staffPerformanceExport } from './exports/staff-performance.export.ts';
import { staffProductionExport } from './exports/staff-production.export.ts';
import { taxReportExport } from './exports/tax-report.export.ts';
import { topProductsExport } from './exports/top-products.export.ts';
import {
  applyLateOrderChange,
  closeFinishedDays,
  invalidateRollupsOnImport,
  moveSumsOfProducts,
  recomputeClosedDay,
} from './jobs/rollups.jobs.ts';
import { CategoryRollup } from './rollups/category-rollup.entity.ts';
import { CustomerSales } from './rollups/customer-sales.entity.ts';
import { ensureState } from './rollups/ensure-state.ts';
import { ProductSales } from './rollups/product-sales.entity.ts';
import { RollupState } from './rollups/rollup-state.entity.ts';
import { SellerSales } from './rollups/seller-sales.entity.ts';
import { SummedCategory } from './rollups/summed-category.entity.ts';

export const analytics: Manifest = {
  name: 'analytics',
  entities: [ProductSales, CategoryRollup, SummedCategory, SellerSales, CustomerSales, RollupState],
  resolvers: [AnalyticsResolver, DashboardResolver],
  rules: analyticsPermissions,
  jobs: [
    closeFinishedDays,
    applyLateOrderChange,
    recomputeClosedDay,
    moveSumsOfProducts,
    invalidateRollupsOnImport,
  ],
  exports: [
    dashboardExport,
    salesTrendExport,
    topProductsExport,
    salesByCategoryExport,
    customerLifetimeValuesExport,
    staffPerformanceExport,
    staffProductionExport,
    productionReportExport,
    ordersAndProductionExport,
    rentalSummaryExport,
    taxReportExport,
    inventoryValuationExport,
  ],
  prepare: ensureState,
};
