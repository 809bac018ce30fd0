import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Extensions, FieldResolver, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { CurrencyCode } from '../../platform/graphql/money.ts';
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
import { type AnalyticsScope, analyticsScope, within } from './analytics-scope.ts';
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
import { TopProduct, topProducts } from './reports/top-products.ts';

/** A report reads many rows to return few, so it counts for more than it shows. */
const Heavy = Extensions({ cost: 200 });

@Resolver(() => Analytics)
export class AnalyticsResolver {
  @Query(() => Analytics, {
    description:
      'Reports. Each needs a permission of its own; one that you may not see is null, with an error beside the others.',
  })
  analytics(
    @Arg('currencyCode', () => CurrencyCode, {
      nullable: true,
      description: "In which currency; the store's when absent.",
    })
    currencyCode: string | null | undefined,
    @Ctx() ctx: Context,
  ) {
    return analyticsScope(ctx, currencyCode);
  }

  @Heavy
  @FieldResolver(() => Dashboard, {
    nullable: true,
    description: 'How it goes, at a glance. Needs ANALYTICS_VIEW.',
  })
  dashboard(@Root() scope: AnalyticsScope, @Args(() => RangeArgs) args: RangeArgs, @Ctx() ctx: Context) {
    return dashboard(ctx, within(scope, args));
  }

  @Heavy
  @FieldResolver(() => [SalesTrendPeriod], {
    nullable: true,
    description:
      'What was sold by day, week, or month, the first one first; without sales it is a row of zeros. Needs ANALYTICS_VIEW.',
  })
  salesTrend(
    @Root() scope: AnalyticsScope,
    @Args(() => SalesTrendArgs) args: SalesTrendArgs,
    @Ctx() ctx: Context,
  ) {
    return salesTrend(ctx, { ...within(scope, args), channel: args.channel }, args.interval);
  }

  @Heavy
  @FieldResolver(() => [TopProduct], {
    nullable: true,
    description: 'What sold, the most first. Needs ANALYTICS_VIEW.',
  })
  topProducts(
    @Root() scope: AnalyticsScope,
    @Args(() => TopProductsArgs) args: TopProductsArgs,
    @Ctx() ctx: Context,
  ) {
    return topProducts(ctx, { ...within(scope, args), channel: args.channel }, args.by, args);
  }

  @Heavy
  @FieldResolver(() => [CategorySales], {
    nullable: true,
    description:
      'What sold by the category that products are in now, the most revenue first. Needs ANALYTICS_VIEW.',
  })
  salesByCategory(
    @Root() scope: AnalyticsScope,
    @Args(() => SalesByCategoryArgs) args: SalesByCategoryArgs,
    @Ctx() ctx: Context,
  ) {
    return salesByCategory(ctx, { ...within(scope, args), channel: args.channel }, args);
  }

  @Heavy
  @FieldResolver(() => [CustomerLifetimeValue], {
    nullable: true,
    description:
      'What customers have bought in all, who bought most first. Needs ANALYTICS_VIEW and CUSTOMERS_VIEW.',
  })
  customerLifetimeValues(
    @Root() scope: AnalyticsScope,
    @Args(() => CustomerLifetimeValuesArgs) args: CustomerLifetimeValuesArgs,
    @Ctx() ctx: Context,
  ) {
    return customerLifetimeValues(ctx, scope, args.minTotal, args);
  }

  @Heavy
  @FieldResolver(() => [StaffPerformance], {
    nullable: true,
    description: 'What each of the staff sold, who sold most first. Needs ANALYTICS_VIEW and STAFF_VIEW.',
  })
  staffPerformance(
    @Root() scope: AnalyticsScope,
    @Args(() => RangeRowsArgs) args: RangeRowsArgs,
    @Ctx() ctx: Context,
  ) {
    return staffPerformance(ctx, within(scope, args), args);
  }

  @Heavy
  @FieldResolver(() => [StaffProduction], {
    nullable: true,
    description: 'What each of the staff made, who made most first. Needs INVENTORY_VIEW and STAFF_VIEW.',
  })
  staffProduction(
    @Root() scope: AnalyticsScope,
    @Args(() => RangeRowsArgs) args: RangeRowsArgs,
    @Ctx() ctx: Context,
  ) {
    return staffProduction(ctx, within(scope, args).range, args);
  }

  @Heavy
  @FieldResolver(() => [ProductProduction], {
    nullable: true,
    description: 'What was made on a day, the most first. Needs INVENTORY_VIEW.',
  })
  productionReport(@Args(() => ProductionReportArgs) args: ProductionReportArgs, @Ctx() ctx: Context) {
    return productionReport(ctx, { from: args.date, to: args.date }, args);
  }

  @Heavy
  @FieldResolver(() => [OrdersAndProduction], {
    nullable: true,
    description:
      'The products that were sold or made, what sold most first. Needs ANALYTICS_VIEW and INVENTORY_VIEW.',
  })
  ordersAndProduction(
    @Root() scope: AnalyticsScope,
    @Args(() => RangeRowsArgs) args: RangeRowsArgs,
    @Ctx() ctx: Context,
  ) {
    return ordersAndProduction(ctx, within(scope, args), args);
  }

  @Heavy
  @FieldResolver(() => RentalSummary, {
    nullable: true,
    description: 'How renting goes. Needs ANALYTICS_VIEW and RENTALS_VIEW.',
  })
  rentalSummary(@Root() scope: AnalyticsScope, @Args(() => RangeArgs) args: RangeArgs, @Ctx() ctx: Context) {
    return rentalSummary(ctx, within(scope, args));
  }

  @Heavy
  @FieldResolver(() => InventoryValuation, {
    nullable: true,
    description: 'What the stock is worth. Needs ANALYTICS_VIEW and INVENTORY_VIEW.',
  })
  inventoryValuation(@Root() scope: AnalyticsScope, @Ctx() ctx: Context) {
    return inventoryValuation(ctx, scope.currencyCode);
  }
}

@Resolver(() => Dashboard)
export class DashboardResolver {
  @FieldResolver(() => [Product], {
    description: 'Products for sale of which there are few or none, the fewest first.',
  })
  lowStock(
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many at most, 1 to 100.' }) first: number,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return lowStockProducts(ctx, checkFirst(first), info);
  }

  @FieldResolver(() => [Order], {
    nullable: true,
    description: 'The orders that were placed last. Needs ORDERS_VIEW too.',
  })
  recentOrders(
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many at most, 1 to 100.' }) first: number,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return recentOrders(ctx, checkFirst(first), info);
  }
}
