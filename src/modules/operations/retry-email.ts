import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { lockById } from '../../platform/database/saving.ts';
import { deleteJobsWith } from '../../platform/jobs/delete-jobs.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { requeueDeadJob } from '../../platform/jobs/requeue-job.ts';
import { refuseIf } from '../../platform/lib/problem.ts';
import { deliverMailName } from '../../platform/mail/deliver-mail.job.ts';
import { EmailMessage } from '../../platform/mail/email-message.entity.ts';
import { mailQueued } from '../../platform/mail/mail.events.ts';
import type { RetryEmailInput } from './email.inputs.ts';
import { retryProblem } from './email-actions.rules.ts';

/** Queues a failed mail again, or one that a restore has held. @throws UserError NOT_FOUND, WRONG_STATUS */
export async function retryEmail(ctx: Context, input: RetryEmailInput): Promise<{ emailId: string }> {
  return inTransaction(ctx, async ctx => {
    const email = await lockById(ctx, EmailMessage, input.emailId, ['emailId']);
    const isHeld = email.status === 'HELD';
    refuseIf(retryProblem(email), ['emailId']);
    email.status = 'QUEUED';
    const payload = { emailId: email.id };
    if (isHeld) await deleteJobsWith(ctx, deliverMailName, 'emailId', [email.id]);
    // Its old job is queued again if it still exists, so that two jobs never send the same mail.
    const isRequeued = await requeueDeadJob(ctx, deliverMailName, payload);
    if (!isRequeued) emit(ctx, mailQueued, payload);
    return payload;
  });
}
