import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  Float,
  ID,
  Info,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Input } from '../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../platform/graphql/next-action.ts';
import { Price } from '../../platform/graphql/price.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { cancelExport } from './cancel-export.ts';
import { createExport } from './create-export.ts';
import { deleteExport } from './delete-export.ts';
import { Export } from './export.entity.ts';
import { CancelExportInput, CreateExportInput, DeleteExportInput, ExportsArgs } from './export.inputs.ts';
import { CancelExportPayload, CreateExportPayload, DeleteExportPayload } from './export.payloads.ts';
import { type ExportRow, exportById, listExports } from './export.queries.ts';
import { statusAt } from './export.rules.ts';
import { ExportNextAction, exportActionColumns, nextActionsOfExport } from './export-next-actions.ts';
import { ExportStatus } from './export-status.ts';
import { exportUrl } from './export-url.ts';

export const ExportConnection = connectionOf<Export>('Export', () => Export);

@Resolver(() => Export)
export class ExportResolver {
  @Query(() => Export, {
    nullable: true,
    description: 'One of your exports by its id; null when you have none with this id.',
  })
  export(
    @Arg('id', () => ID, { description: "The export's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return exportById(ctx, id, info);
  }

  @Query(() => ExportConnection, { description: 'Your exports of the last month, the newest first.' })
  exports(@Args(() => ExportsArgs) args: ExportsArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listExports(ctx, args, info);
  }

  @Mutation(() => CreateExportPayload, {
    description:
      'Exports a report or list as a file, in the background. A report needs the permissions that it needs in `analytics`; PRODUCTS needs CATALOG_MANAGE, SUPPLIERS SUPPLIERS_MANAGE, CUSTOMERS CUSTOMERS_VIEW, USERS USERS_VIEW, STAFF_MEMBERS STAFF_VIEW, STOCK_MOVEMENTS and PRODUCTION_RECORDS INVENTORY_VIEW, ORDERS and ORDER_LINES ORDERS_VIEW, PAYMENTS and REFUNDS PAYMENTS_VIEW, RENTALS RENTALS_VIEW, and AUDIT_LOG AUDIT_VIEW. A list is exported as it is filtered and sorted. MY_DATA is for everybody.',
  })
  createExport(
    @Input('The report or list to export, and its options.') input: CreateExportInput,
    @Ctx() ctx: Context,
  ) {
    return createExport(ctx, input);
  }

  @Mutation(() => CancelExportPayload, { description: 'Cancels an export that waits or runs.' })
  cancelExport(@Input('The export to cancel.') input: CancelExportInput, @Ctx() ctx: Context) {
    return cancelExport(ctx, input);
  }

  @Mutation(() => DeleteExportPayload, {
    description:
      'Deletes an export and its file, for good. It still counts toward the limit of exports per day.',
  })
  deleteExport(@Input('The export to delete.') input: DeleteExportInput, @Ctx() ctx: Context) {
    return deleteExport(ctx, input);
  }

  @Columns('status', 'expiresAt')
  @FieldResolver(() => ExportStatus, { description: 'The status.' })
  status(@Root() row: ExportRow, @Ctx() ctx: Context) {
    return statusAt(row, ctx.clock.now());
  }

  // A whole number, as a Float, since a GraphQL Int ends at 2 GiB.
  @Columns('bytes')
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'The size of the file in bytes; null until it is ready.',
  })
  bytes(@Root() row: ExportRow) {
    return row.bytes;
  }

  @Columns('id', 'format', 'status', 'expiresAt')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'A link to the file. It needs no session and is valid for 15 minutes; read the field again for a new one. Null unless the file is ready.',
  })
  url(@Root() row: ExportRow, @Ctx() ctx: Context) {
    return exportUrl(ctx, row);
  }

  @Columns(...exportActionColumns)
  @Price({ rows: 2 })
  @FieldResolver(() => [ExportNextAction], { description: nextActionsDescription })
  nextActions(@Root() row: ExportRow, @Ctx() ctx: Context) {
    return nextActionsOfExport(ctx, row);
  }
}
