import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, ID, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Payload } from '../../../platform/graphql/payload.ts';
import { Supplier } from './supplier.entity.ts';
import { supplierById } from './supplier.queries.ts';

@ObjectType()
abstract class SupplierPayload extends Payload {
  supplierId?: string;

  @Field(() => Supplier, {
    nullable: true,
    description: 'The supplier as it is now; null when there were errors.',
  })
  supplier(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.supplierId ? supplierById(ctx, this.supplierId, info) : null;
  }
}

@ObjectType({ description: 'What came of creating a supplier.' })
export class CreateSupplierPayload extends SupplierPayload {}

@ObjectType({ description: 'What came of changing a supplier.' })
export class UpdateSupplierPayload extends SupplierPayload {}

@ObjectType({ description: 'What came of restoring a supplier.' })
export class RestoreSupplierPayload extends SupplierPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of deleting a supplier.' })
export class DeleteSupplierPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: 'The id of the deleted supplier, for `restoreSupplier`; null when there were errors.',
  })
  deletedSupplierId?: string | null;
}
