import { requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { create } from '../../platform/database/create.ts';
import { lockById } from '../../platform/database/saving.ts';
import { User } from '../accounts/users/user.entity.ts';
import type { SetNotificationPreferenceInput } from './notification.inputs.ts';
import { NotificationPreference } from './notification-preference.entity.ts';

/** Records how the actor wants to receive one kind of notification. */
export async function setNotificationPreference(
  ctx: Context,
  { kind, channel }: SetNotificationPreferenceInput,
): Promise<object> {
  const userId = requireUserId(ctx);
  return inTransaction(ctx, async ctx => {
    // Two choices at once wait for each other here.
    const user = await lockById(ctx, User, userId, []);
    const known = await ctx.em.findOne(NotificationPreference, { user: userId, kind });
    if (known) known.channel = channel;
    else create(ctx, NotificationPreference, { user, kind, channel });
    return {};
  });
}
