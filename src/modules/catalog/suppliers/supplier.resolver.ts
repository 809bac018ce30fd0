import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../../platform/graphql/next-action.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Public } from '../../../platform/graphql/public.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { listProductsOf } from '../products/product.queries.ts';
import { ProductConnection } from '../products/product.resolver.ts';
import { ProductsArgs } from '../products/product-list.inputs.ts';
import { createSupplier } from './create-supplier.ts';
import { deleteSupplier } from './delete-supplier.ts';
import { restoreSupplier } from './restore-supplier.ts';
import { Supplier } from './supplier.entity.ts';
import {
  CreateSupplierInput,
  DeleteSupplierInput,
  RestoreSupplierInput,
  SuppliersArgs,
  UpdateSupplierInput,
} from './supplier.inputs.ts';
import {
  CreateSupplierPayload,
  DeleteSupplierPayload,
  RestoreSupplierPayload,
  UpdateSupplierPayload,
} from './supplier.payloads.ts';
import { listSuppliers, type SupplierRow, supplierById } from './supplier.queries.ts';
import { nextActionsOfSupplier, SupplierNextAction, supplierActionColumns } from './supplier-next-actions.ts';
import { updateSupplier } from './update-supplier.ts';

export const SupplierConnection = connectionOf<Supplier>('Supplier', () => Supplier);

@Resolver(() => Supplier)
export class SupplierResolver {
  @Public()
  @Query(() => Supplier, { nullable: true, description: 'A supplier by its id; null when there is none.' })
  supplier(
    @Arg('id', () => ID, { description: "The supplier's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return supplierById(ctx, id, info);
  }

  @Public()
  @Query(() => SupplierConnection, { description: 'Suppliers, a page at a time.' })
  suppliers(
    @Args(() => SuppliersArgs) args: SuppliersArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listSuppliers(ctx, args, info);
  }

  @Mutation(() => CreateSupplierPayload, { description: 'Adds a supplier.' })
  createSupplier(@Input('The new supplier.') input: CreateSupplierInput, @Ctx() ctx: Context) {
    return createSupplier(ctx, input);
  }

  @Mutation(() => UpdateSupplierPayload, { description: 'Changes a supplier.' })
  updateSupplier(@Input('The supplier and its changes.') input: UpdateSupplierInput, @Ctx() ctx: Context) {
    return updateSupplier(ctx, input);
  }

  @Mutation(() => DeleteSupplierPayload, {
    description: 'Deletes a supplier that no product comes from. It can be restored.',
  })
  deleteSupplier(@Input('The supplier to delete.') input: DeleteSupplierInput, @Ctx() ctx: Context) {
    return deleteSupplier(ctx, input);
  }

  @Mutation(() => RestoreSupplierPayload, { description: 'Restores a deleted supplier.' })
  restoreSupplier(@Input('The supplier to restore.') input: RestoreSupplierInput, @Ctx() ctx: Context) {
    return restoreSupplier(ctx, input);
  }

  @Public()
  @Columns('id')
  @Price({ cost: 20, count: 20 })
  @FieldResolver(() => ProductConnection, { description: 'The products that come from it.' })
  products(
    @Root() supplier: SupplierRow,
    @Args(() => ProductsArgs) args: ProductsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listProductsOf(ctx, { where: [sql`t.supplier_id = ${supplier.id}`] }, args, info);
  }

  @Columns(...supplierActionColumns)
  @Price({ rows: 2 })
  @FieldResolver(() => [SupplierNextAction], { description: nextActionsDescription })
  nextActions(@Root() supplier: SupplierRow, @Ctx() ctx: Context) {
    return nextActionsOfSupplier(ctx, supplier);
  }
}
