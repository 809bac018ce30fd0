import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Input } from '../../platform/graphql/input.ts';
import { Public } from '../../platform/graphql/public.ts';
import { Settings } from './settings.entity.ts';
import { UpdateSettingsInput } from './settings.inputs.ts';
import { UpdateSettingsPayload } from './settings.payloads.ts';
import { readSettings } from './settings.queries.ts';
import { updateSettings } from './update-settings.ts';

@Resolver(() => Settings)
export class SettingsResolver {
  @Public()
  @Query(() => Settings, {
    description: "The store's settings: name, currency, tax, and more.",
  })
  settings(@Ctx() ctx: Context) {
    return readSettings(ctx);
  }

  @Mutation(() => UpdateSettingsPayload, { description: "Changes the store's settings." })
  updateSettings(@Input('The settings to change.') input: UpdateSettingsInput, @Ctx() ctx: Context) {
    return updateSettings(ctx, input);
  }
}
