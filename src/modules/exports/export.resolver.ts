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
import { ConnectionArgs, connectionOf } from '../../platform/graphql/connection.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { cancelExport } from './cancel-export.ts';
import { createExport } from './create-export.ts';
import { deleteExport } from './delete-export.ts';
import { Export } from './export.entity.ts';
import { CancelExportInput, CreateExportInput, DeleteExportInput } from './export.inputs.ts';
import { CancelExportPayload, CreateExportPayload, DeleteExportPayload } from './export.payloads.ts';
import { type ExportRow, exportById, listExports } from './export.queries.ts';
import { statusAt } from './export.rules.ts';
import { ExportStatus } from './export-status.ts';
import { exportUrl } from './export-url.ts';

export const ExportConnection = connectionOf<Export>('Export', () => Export);

@Resolver(() => Export)
export class ExportResolver {
  @Query(() => Export, { nullable: true, description: 'One of your exports; else null.' })
  export(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return exportById(ctx, id, info);
  }

  @Query(() => ExportConnection, { description: 'Your exports of the last month, the newest first.' })
  exports(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listExports(ctx, args, info);
  }

  @Mutation(() => CreateExportPayload, {
    description:
      'Has a report or list made into a file, in the background. A report needs the permissions that it needs in `analytics`; PRODUCTS needs CATALOG_MANAGE, CUSTOMERS CUSTOMERS_VIEW, ORDERS and ORDER_LINES ORDERS_VIEW, PAYMENTS PAYMENTS_VIEW, RENTALS RENTALS_VIEW, and AUDIT_LOG AUDIT_VIEW.',
  })
  createExport(
    @Arg('input', () => CreateExportInput, { description: 'What to take away.' }) input: CreateExportInput,
    @Ctx() ctx: Context,
  ) {
    return createExport(ctx, input);
  }

  @Mutation(() => CancelExportPayload, { description: 'Calls off an export that waits or runs.' })
  cancelExport(
    @Arg('input', () => CancelExportInput, { description: 'Which.' }) input: CancelExportInput,
    @Ctx() ctx: Context,
  ) {
    return cancelExport(ctx, input);
  }

  @Mutation(() => DeleteExportPayload, { description: 'Deletes an export and its file, for good.' })
  deleteExport(
    @Arg('input', () => DeleteExportInput, { description: 'Which.' }) input: DeleteExportInput,
    @Ctx() ctx: Context,
  ) {
    return deleteExport(ctx, input);
  }

  @Columns('status', 'expiresAt')
  @FieldResolver(() => ExportStatus, { description: 'How far it has come.' })
  status(@Root() row: ExportRow, @Ctx() ctx: Context) {
    return statusAt(row, ctx.clock.now());
  }

  // A whole number; a Float, since an Int of GraphQL ends at 2 GiB.
  @Columns('bytes')
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'How large the file is; null until it is ready.',
  })
  bytes(@Root() row: ExportRow) {
    return row.bytes;
  }

  @Columns('id', 'format', 'status', 'expiresAt')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'A link to the file. It opens without a session, for a quarter of an hour; read it again for another one. Null unless the file is there.',
  })
  url(@Root() row: ExportRow, @Ctx() ctx: Context) {
    return exportUrl(ctx, row);
  }
}
