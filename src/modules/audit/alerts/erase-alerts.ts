import type { Context } from '../../../platform/context/context.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { SecurityAlert } from './security-alert.entity.ts';

/** Removes an email address from the alerts about it, within a transaction. The alerts themselves stay. */
export async function eraseAlertsAbout(ctx: Context, subject: string): Promise<void> {
  const alerts = await ctx.em.find(SecurityAlert, { subject });
  // Each alert gets its own subject, because kind, subject, and hour must be unique.
  for (const alert of alerts) alert.subject = newId('erased');
}
