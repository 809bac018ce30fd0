import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../../platform/graphql/next-action.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { User } from '../../accounts/users/user.entity.ts';
import { readUser } from '../../accounts/users/user.queries.ts';
import { ProductionRecordsArgs, RecordProductionInput, VoidProductionInput } from './production.inputs.ts';
import { RecordProductionPayload, VoidProductionPayload } from './production.payloads.ts';
import {
  listProductionRecords,
  type ProductionRecordRow,
  productionRecordById,
} from './production.queries.ts';
import {
  nextActionsOfRecord,
  ProductionRecordNextAction,
  recordActionColumns,
} from './production-next-actions.ts';
import { ProductionRecord } from './production-record.entity.ts';
import { recordProduction } from './record-production.ts';
import { voidProduction } from './void-production.ts';

export const ProductionRecordConnection = connectionOf<ProductionRecord>(
  'ProductionRecord',
  () => ProductionRecord,
);

@Resolver(() => ProductionRecord)
export class ProductionRecordResolver {
  @Query(() => ProductionRecord, {
    nullable: true,
    description: 'A production record by its id; null when there is none.',
  })
  productionRecord(
    @Arg('id', () => ID, { description: "The production record's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return productionRecordById(ctx, id, info);
  }

  @Query(() => ProductionRecordConnection, {
    description: 'Production records, the latest day first, a page at a time.',
  })
  productionRecords(
    @Args(() => ProductionRecordsArgs) args: ProductionRecordsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listProductionRecords(ctx, args, info);
  }

  @Mutation(() => RecordProductionPayload, {
    description: 'Records what a staff member made, and adds it to stock.',
  })
  recordProduction(
    @Input('The product, how many units were made, by whom, and on which day.') input: RecordProductionInput,
    @Ctx() ctx: Context,
  ) {
    return recordProduction(ctx, input);
  }

  @Mutation(() => VoidProductionPayload, {
    description:
      'Voids a production record that was a mistake, and removes its units from stock, if they are still there.',
  })
  voidProduction(
    @Input('The production record to void and the reason.') input: VoidProductionInput,
    @Ctx() ctx: Context,
  ) {
    return voidProduction(ctx, input);
  }

  @Columns('recordedById')
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The account that recorded it; null when it was deleted since.',
  })
  recordedBy(@Root() record: ProductionRecord, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return record.recordedById === null ? null : readUser(ctx, record.recordedById, info);
  }

  @Columns('voidedById')
  @FieldResolver(() => User, {
    nullable: true,
    description:
      'The account that voided it; null when it is not voided, or when the account was deleted since.',
  })
  voidedBy(@Root() record: ProductionRecord, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return record.voidedById === null ? null : readUser(ctx, record.voidedById, info);
  }

  @Columns(...recordActionColumns)
  @Price({ rows: 1 })
  @FieldResolver(() => [ProductionRecordNextAction], { description: nextActionsDescription })
  nextActions(@Root() record: ProductionRecordRow, @Ctx() ctx: Context) {
    return nextActionsOfRecord(ctx, record);
  }
}
