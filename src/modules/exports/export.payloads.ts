import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, ID, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Payload } from '../../platform/graphql/payload.ts';
import { Export } from './export.entity.ts';
import { exportById } from './export.queries.ts';

@ObjectType()
abstract class ExportPayload extends Payload {
  exportId?: string;

  @Field(() => Export, {
    nullable: true,
    description: 'The export as it is now; null when there were errors.',
  })
  export(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.exportId ? exportById(ctx, this.exportId, info) : null;
  }
}

@ObjectType({ description: 'What came of asking for an export.' })
export class CreateExportPayload extends ExportPayload {}

@ObjectType({ description: 'What came of calling an export off.' })
export class CancelExportPayload extends ExportPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of deleting an export.' })
export class DeleteExportPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The one that was deleted; null when there were errors.' })
  deletedExportId?: string | null;
}
