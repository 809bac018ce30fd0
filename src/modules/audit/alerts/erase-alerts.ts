import type { Context } from '../../../platform/context/context.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { SecurityAlert } from './security-alert.entity.ts';

/** Takes somebody's address out of the alerts about it, within a transaction. That there were alerts stays. */
export async function eraseAlertsAbout(ctx: Context, subject: string): Promise<void> {
  const alerts = await ctx.em.find(SecurityAlert, { subject });
  // Each gets a subject of its own, since those of an hour must differ.
  for (const alert of alerts) alert.subject = newId('erased');
}
