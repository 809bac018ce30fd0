import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import type { SubscribeRequest } from '../../platform/graphql/subscriptions.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { liveEvents } from '../../platform/live/live-events.ts';
import { type ReceivedEvent, SubjectGone } from '../../platform/live/received-event.ts';
import { Product } from '../catalog/products/product.entity.ts';
import { productById } from '../catalog/products/product.queries.ts';
import { stockChanged } from './inventory.live.ts';

const maxProducts = 100;

@Resolver()
export class StockSubscriptionResolver {
  @Subscription(() => Product, {
    subscribe: ({ args, context }: SubscribeRequest<{ productIds: string[] }>) =>
      subscribeToStock(context, args.productIds),
    description:
      'One of these products, each time its stock level has changed. Of changes in quick succession, only the last may be sent. For everybody who is signed in.',
  })
  async stockChanged(
    @Arg('productIds', () => [ID], { description: `The ids of the products: 1 to ${maxProducts}.` })
    _productIds: string[],
    @Root() event: ReceivedEvent<{ about: string }>,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    const product = await productById(ctx, event.data.about, info);
    // It was deleted in the meantime.
    if (!product) throw new SubjectGone();
    return product;
  }
}

function subscribeToStock(ctx: Context, productIds: readonly string[]) {
  if (productIds.length < 1 || productIds.length > maxProducts)
    throw new UserError(
      'INVALID_INPUT',
      `"productIds" must hold 1 to ${maxProducts} ids, but it holds ${productIds.length}.`,
      { path: ['productIds'] },
    );
  for (const id of productIds) checkId(id, 'product', 'productIds');
  return liveEvents(ctx, stockChanged, productIds);
}
