import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Input } from '../../platform/graphql/input.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { User } from '../accounts/users/user.entity.ts';
import { readUser } from '../accounts/users/user.queries.ts';
import { adjustStock } from './adjust-stock.ts';
import { AdjustStockInput, StockMovementsArgs } from './inventory.inputs.ts';
import { AdjustStockPayload } from './inventory.payloads.ts';
import { StockMovement } from './stock-movement.entity.ts';
import { listStockMovements, stockMovementById } from './stock-movement.queries.ts';

export const StockMovementConnection = connectionOf<StockMovement>('StockMovement', () => StockMovement);

@Resolver(() => StockMovement)
export class StockResolver {
  @Query(() => StockMovement, {
    nullable: true,
    description: 'A stock movement by its id; null when there is none.',
  })
  stockMovement(
    @Arg('id', () => ID, { description: "The movement's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return stockMovementById(ctx, id, info);
  }

  @Query(() => StockMovementConnection, {
    description: 'The movements of stock, the newest first, a page at a time.',
  })
  stockMovements(
    @Args(() => StockMovementsArgs) args: StockMovementsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listStockMovements(ctx, args, info);
  }

  @Mutation(() => AdjustStockPayload, {
    description: 'Corrects the stock of a product, for instance after counting it.',
  })
  adjustStock(
    @Input('The product, how many units to add or remove, and the reason.') input: AdjustStockInput,
    @Ctx() ctx: Context,
  ) {
    return adjustStock(ctx, input);
  }

  @Columns('actorId')
  @FieldResolver(() => User, {
    nullable: true,
    description:
      'The account that caused it; null for guests, for the program itself, and for accounts deleted since.',
  })
  actor(@Root() movement: StockMovement, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return movement.actorId === null ? null : readUser(ctx, movement.actorId, info);
  }
}
