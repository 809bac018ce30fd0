import { defineJob } from '../../../platform/jobs/define-job.ts';
import { WebhookEvent } from '../webhooks/webhook-event.entity.ts';

/** Long after the provider has stopped repeating an event, and anybody would look into one. */
const keepMs = 90 * 24 * 3_600_000;

export const purgeWebhooks = defineJob({
  name: 'payments.forget-old-webhooks',
  every: '1d',
  lane: 'exports',
  priority: -1,
  async run(ctx) {
    const before = new Date(ctx.clock.now().getTime() - keepMs);
    await ctx.em.nativeDelete(WebhookEvent, { receivedAt: { $lt: before }, processedAt: { $ne: null } });
  },
});
