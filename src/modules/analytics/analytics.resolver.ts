import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { CurrencyCode } from '../../platform/graphql/money.ts';
import { Price } from '../../platform/graphql/price.ts';
import { Product } from '../catalog/products/product.entity.ts';
import { Order } from '../orders/order.entity.ts';
import {
  CustomerLifetimeValuesArgs,
  checkFirst,
  ProductionReportArgs,
  RangeArgs,
  RangeRowsArgs,
  SalesByCategoryArgs,
  SalesTrendArgs,
  TopProductsArgs,
} from './analytics.inputs.ts';
import { Analytics } from './analytics.type.ts';
import { type AnalyticsScope, analyticsScope, inRange } from './analytics-scope.ts';
import { reportConnection } from './report-connection.ts';
import { CustomerLifetimeValue, customerLifetimeValues } from './reports/customer-lifetime-values.ts';
import { Dashboard, dashboard } from './reports/dashboard.ts';
import { lowStockProducts, recentOrders } from './reports/dashboard-lists.ts';
import { InventoryValuation, inventoryValuation } from './reports/inventory-valuation.ts';
import { OrdersAndProduction, ordersAndProduction } from './reports/orders-and-production.ts';
import { ProductProduction, productionReport } from './reports/production-report.ts';
import { RentalSummary, rentalSummary } from './reports/rental-summary.ts';
import { CategorySales, salesByCategory } from './reports/sales-by-category.ts';
import { SalesTrendPeriod, salesTrend } from './reports/sales-trend.ts';
import { StaffPerformance, staffPerformance } from './reports/staff-performance.ts';
import { StaffProduction, staffProduction } from './reports/staff-production.ts';
import { TaxReportRow, taxReport } from './reports/tax-report.ts';
import { TopProduct, topProducts } from './reports/top-products.ts';

/** A report reads many rows to return few, so it costs more than its size suggests. */
const Heavy = Price({ cost: 200 });

/** Counting its rows computes it once more. */
const Counted = Price({ cost: 200, count: 200 });

const TopProductConnection = connectionOf<TopProduct>('TopProduct', () => TopProduct);
const CategorySalesConnection = connectionOf<CategorySales>('CategorySales', () => CategorySales);
const CustomerLifetimeValueConnection = connectionOf<CustomerLifetimeValue>(
  'CustomerLifetimeValue',
  () => CustomerLifetimeValue,
);
const StaffPerformanceConnection = connectionOf<StaffPerformance>('StaffPerformance', () => StaffPerformance);
const StaffProductionConnection = connectionOf<StaffProduction>('StaffProduction', () => StaffProduction);
const ProductProductionConnection = connectionOf<ProductProduction>(
  'ProductProduction',
  () => ProductProduction,
);
const OrdersAndProductionConnection = connectionOf<OrdersAndProduction>(
  'OrdersAndProduction',
  () => OrdersAndProduction,
);

@Resolver(() => Analytics)
export class AnalyticsResolver {
  @Query(() => Analytics, {
    description:
      'The reports. Each needs permissions of its own; one that you may not see is null, with an error, while the others are returned.',
  })
  analytics(
    @Arg('currencyCode', () => CurrencyCode, {
      nullable: true,
      description: "The currency of the amounts; the store's when absent.",
    })
    currencyCode: string | null | undefined,
    @Ctx() ctx: Context,
  ) {
    return analyticsScope(ctx, currencyCode);
  }

  @Heavy
  @FieldResolver(() => Dashboard, {
    nullable: true,
    description: 'The key figures at a glance. Needs ANALYTICS_VIEW.',
  })
  dashboard(@Root() scope: AnalyticsScope, @Args(() => RangeArgs) args: RangeArgs, @Ctx() ctx: Context) {
    return dashboard(ctx, inRange(scope, args));
  }

  @Price({ cost: 200, rows: 60 })
  @FieldResolver(() => [SalesTrendPeriod], {
    nullable: true,
    description:
      'Sales by day, week, or month, in order of time; a period without sales is a row of zeros. Needs ANALYTICS_VIEW.',
  })
  salesTrend(
    @Root() scope: AnalyticsScope,
    @Args(() => SalesTrendArgs) args: SalesTrendArgs,
    @Ctx() ctx: Context,
  ) {
    return salesTrend(ctx, { ...inRange(scope, args), channel: args.channel }, args.interval);
  }

  @Counted
  @FieldResolver(() => TopProductConnection, {
    nullable: true,
    description: 'The products that sold most, the top one first. Needs ANALYTICS_VIEW.',
  })
  topProducts(
    @Root() scope: AnalyticsScope,
    @Args(() => TopProductsArgs) args: TopProductsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reportConnection(info, args, wanted =>
      topProducts(ctx, { ...inRange(scope, args), channel: args.channel }, args.by, wanted),
    );
  }

  @Counted
  @FieldResolver(() => CategorySalesConnection, {
    nullable: true,
    description:
      'Sales by the current category of the products, the largest revenue first. Needs ANALYTICS_VIEW.',
  })
  salesByCategory(
    @Root() scope: AnalyticsScope,
    @Args(() => SalesByCategoryArgs) args: SalesByCategoryArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reportConnection(info, args, wanted =>
      salesByCategory(ctx, { ...inRange(scope, args), channel: args.channel }, wanted),
    );
  }

  @Price({ cost: 200, rows: 5 })
  @FieldResolver(() => [TaxReportRow], {
    nullable: true,
    description:
      'The taxes of a range by zone, class, and rate, the highest rate first; as many rows as rates were charged. Needs ANALYTICS_VIEW.',
  })
  taxReport(@Root() scope: AnalyticsScope, @Args(() => RangeArgs) args: RangeArgs, @Ctx() ctx: Context) {
    return taxReport(ctx, inRange(scope, args));
  }

  @Counted
  @FieldResolver(() => CustomerLifetimeValueConnection, {
    nullable: true,
    description:
      'What each customer has bought in total, the largest total first. Needs ANALYTICS_VIEW and CUSTOMERS_VIEW.',
  })
  customerLifetimeValues(
    @Root() scope: AnalyticsScope,
    @Args(() => CustomerLifetimeValuesArgs) args: CustomerLifetimeValuesArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reportConnection(info, args, wanted => customerLifetimeValues(ctx, scope, args.minTotal, wanted));
  }

  @Counted
  @FieldResolver(() => StaffPerformanceConnection, {
    nullable: true,
    description:
      'What each staff member sold, the largest revenue first. Needs ANALYTICS_VIEW and STAFF_VIEW.',
  })
  staffPerformance(
    @Root() scope: AnalyticsScope,
    @Args(() => RangeRowsArgs) args: RangeRowsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reportConnection(info, args, wanted => staffPerformance(ctx, inRange(scope, args), wanted));
  }

  @Counted
  @FieldResolver(() => StaffProductionConnection, {
    nullable: true,
    description:
      'What each staff member produced, the largest quantity first. Needs INVENTORY_VIEW and STAFF_VIEW.',
  })
  staffProduction(
    @Root() scope: AnalyticsScope,
    @Args(() => RangeRowsArgs) args: RangeRowsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reportConnection(info, args, wanted => staffProduction(ctx, inRange(scope, args).range, wanted));
  }

  @Counted
  @FieldResolver(() => ProductProductionConnection, {
    nullable: true,
    description: 'What was produced on one day, the largest quantity first. Needs INVENTORY_VIEW.',
  })
  productionReport(
    @Args(() => ProductionReportArgs) args: ProductionReportArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reportConnection(info, args, wanted =>
      productionReport(ctx, { from: args.date, to: args.date }, wanted),
    );
  }

  @Counted
  @FieldResolver(() => OrdersAndProductionConnection, {
    nullable: true,
    description:
      'The products that were sold or produced, the most sold first. Needs ANALYTICS_VIEW and INVENTORY_VIEW.',
  })
  ordersAndProduction(
    @Root() scope: AnalyticsScope,
    @Args(() => RangeRowsArgs) args: RangeRowsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reportConnection(info, args, wanted => ordersAndProduction(ctx, inRange(scope, args), wanted));
  }

  @Heavy
  @FieldResolver(() => RentalSummary, {
    nullable: true,
    description: 'The key figures of rentals. Needs ANALYTICS_VIEW and RENTALS_VIEW.',
  })
  rentalSummary(@Root() scope: AnalyticsScope, @Args(() => RangeArgs) args: RangeArgs, @Ctx() ctx: Context) {
    return rentalSummary(ctx, inRange(scope, args));
  }

  @Heavy
  @FieldResolver(() => InventoryValuation, {
    nullable: true,
    description: 'The value of the stock. Needs ANALYTICS_VIEW and INVENTORY_VIEW.',
  })
  inventoryValuation(@Root() scope: AnalyticsScope, @Ctx() ctx: Context) {
    return inventoryValuation(ctx, scope.currencyCode);
  }
}

@Resolver(() => Dashboard)
export class DashboardResolver {
  @FieldResolver(() => [Product], {
    description: 'Products for sale that are low on stock or out of stock, the lowest stock first.',
  })
  lowStock(
    @Arg('first', () => Int, { defaultValue: 10, description: 'The maximum number of entries, 0 to 100.' })
    first: number,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return lowStockProducts(ctx, checkFirst(first), info);
  }

  @FieldResolver(() => [Order], {
    nullable: true,
    description: 'The latest orders. Needs ORDERS_VIEW too.',
  })
  recentOrders(
    @Arg('first', () => Int, { defaultValue: 10, description: 'The maximum number of entries, 0 to 100.' })
    first: number,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return recentOrders(ctx, checkFirst(first), info);
  }
}
