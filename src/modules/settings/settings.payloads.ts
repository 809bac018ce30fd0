import { Ctx, Field, ObjectType } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Payload } from '../../platform/graphql/payload.ts';
import { Settings } from './settings.entity.ts';
import { readSettings } from './settings.queries.ts';

@ObjectType({ description: 'What came of changing the settings.' })
export class UpdateSettingsPayload extends Payload {
  settingsId?: string;

  @Field(() => Settings, {
    nullable: true,
    description: 'The settings as they are now; null when there were errors.',
  })
  settings(@Ctx() ctx: Context) {
    return this.settingsId ? readSettings(ctx) : null;
  }
}
