import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { ConnectionArgs, connectionOf } from '../../platform/graphql/connection.ts';
import { Input } from '../../platform/graphql/input.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { cancelImport } from './cancel-import.ts';
import { Import } from './import.entity.ts';
import { CancelImportInput, ImportsArgs, StartImportInput } from './import.inputs.ts';
import { CancelImportPayload, StartImportPayload } from './import.payloads.ts';
import { type ImportRow, importById, listImports, listProblemsOf } from './import.queries.ts';
import { ImportProblem } from './import-problem.entity.ts';
import { startImport } from './start-import.ts';

export const ImportConnection = connectionOf<Import>('Import', () => Import);
export const ImportProblemConnection = connectionOf<ImportProblem>('ImportProblem', () => ImportProblem);

@Resolver(() => Import)
export class ImportResolver {
  @Query(() => Import, {
    nullable: true,
    description: 'An import by its id; null when there is none, or you may not import such files.',
  })
  import(
    @Arg('id', () => ID, { description: "The import's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return importById(ctx, id, info);
  }

  @Query(() => ImportConnection, {
    description: 'The imports of the last 90 days of files that you may import, the newest first.',
  })
  imports(@Args() args: ImportsArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listImports(ctx, args, info);
  }

  @Mutation(() => StartImportPayload, {
    description:
      'Imports an uploaded CSV file in the background, or with `dryRun` says what would be imported. The kind says which permissions it needs.',
  })
  startImport(
    @Input('The uploaded file, and how to import it.') input: StartImportInput,
    @Ctx() ctx: Context,
  ) {
    return startImport(ctx, input);
  }

  @Mutation(() => CancelImportPayload, {
    description: 'Cancels an import that waits or runs: what it has changed so far is undone.',
  })
  cancelImport(@Input('The import to cancel.') input: CancelImportInput, @Ctx() ctx: Context) {
    return cancelImport(ctx, input);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether canceling stops it while it runs. False on the embedded database, which answers nobody until the import has ended: there it can be canceled until it starts.',
  })
  isInterruptible(@Ctx() ctx: Context): boolean {
    return ctx.database.db.servers !== undefined;
  }

  @Columns('id')
  @FieldResolver(() => ImportProblemConnection, {
    description: 'What is wrong with the file, in its order: the first 1,000 problems.',
  })
  problems(
    @Root() row: ImportRow,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listProblemsOf(ctx, row.id, args, info);
  }
}
