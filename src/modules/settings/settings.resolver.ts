import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Settings } from './settings.entity.ts';
import { UpdateSettingsInput } from './settings.inputs.ts';
import { UpdateSettingsPayload } from './settings.payloads.ts';
import { readSettings } from './settings.queries.ts';
import { updateSettings } from './update-settings.ts';

@Resolver(() => Settings)
export class SettingsResolver {
  @Query(() => Settings, {
    description: 'What the owner decided about the store: name, currency, tax, and more.',
  })
  settings(@Ctx() ctx: Context) {
    return readSettings(ctx);
  }

  @Mutation(() => UpdateSettingsPayload, { description: 'Changes what the store goes by.' })
  updateSettings(
    @Arg('input', () => UpdateSettingsInput, { description: 'The changes.' }) input: UpdateSettingsInput,
    @Ctx() ctx: Context,
  ) {
    return updateSettings(ctx, input);
  }
}
