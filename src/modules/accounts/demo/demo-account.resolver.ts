import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { DemoAccount } from './demo-account.type.ts';
import { usableDemoAccounts } from './usable-demo-accounts.ts';

@Resolver()
export class DemoAccountResolver {
  @Price({ rows: 4 })
  @Query(() => [DemoAccount], {
    description: `The accounts to look around with, if this is a demo store; else, and always in production, none. A sign-in page can offer them.`,
  })
  demoAccounts(@Ctx() ctx: Context) {
    return usableDemoAccounts(ctx);
  }
}
