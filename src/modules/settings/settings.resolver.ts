import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.ts';
import { Settings } from './settings.entity.ts';
import { readSettings } from './settings.queries.ts';

@Resolver(() => Settings)
export class SettingsResolver {
  @Query(() => Settings, { description: "The store's name, currency, and time zone." })
  settings(@Ctx() ctx: Context) {
    return readSettings(ctx);
  }
}
