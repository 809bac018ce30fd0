import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { ErrorSummary } from '../../kit/error-summary/error-summary.tsx';
import { ConfirmDialog } from '../../kit/overlay/confirm-dialog.tsx';
import { Drawer } from '../../kit/overlay/drawer.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { CodeBlock } from '../../kit/text/code-block.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { DeadJobDiscardDocument, DeadJobRetryDocument, type DeadJobsQuery } from './generated/graphql.ts';

type Job = DeadJobsQuery['deadJobs']['nodes'][number];

/** One job that failed for good: why, and what to do with it. */
export function JobDrawer({ job, onClose }: { job: Job | undefined; onClose: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const retrying = useAction(DeadJobRetryDocument, answer => answer.retryDeadJob);
  const discarding = useAction(DeadJobDiscardDocument, answer => answer.discardDeadJob);
  const actionOf = (name: string) => job?.nextActions.find(({ action }) => action === name);
  const [retry, discard] = [actionOf('RETRY'), actionOf('DISCARD')];

  async function tryAgain(id: string) {
    if (!(await retrying.run({ id }))) return;
    toast.success({ title: 'The job is tried again' });
    onClose();
  }
  async function remove(id: string) {
    if (!(await discarding.run({ id }))) return;
    setIsAsking(false);
    toast.success({ title: 'The job was discarded' });
    onClose();
  }

  return (
    <>
      <Drawer
        isOpen={Boolean(job)}
        onClose={onClose}
        title={job?.name ?? 'Job'}
        footer={
          job && (
            <>
              {discard && (
                <Button variant="danger" disabledReason={discard.reason} onPress={() => setIsAsking(true)}>
                  Discard…
                </Button>
              )}
              {retry && (
                <Button
                  variant="primary"
                  icon={<RotateCw aria-hidden />}
                  pending={retrying.pending}
                  disabledReason={retry.reason}
                  onPress={() => void tryAgain(job.id)}
                >
                  Try again
                </Button>
              )}
            </>
          )
        }
      >
        <ErrorSummary messages={retrying.problem ? [retrying.problem] : []} />
        {job && (
          <DescriptionList
            items={[
              { term: 'Queued', detail: <DateTime value={job.createdAt} /> },
              { term: 'Given up', detail: <DateTime value={job.failedAt} /> },
              { term: 'Attempts', detail: <Quantity value={job.attempts} /> },
              {
                term: 'Last error',
                detail: job.lastError && <CodeBlock label="Last error" text={job.lastError} />,
              },
              {
                term: 'Payload',
                detail: <CodeBlock label="Payload" text={JSON.stringify(job.payload, null, 2)} />,
              },
            ]}
          />
        )}
      </Drawer>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title="Discard this job?"
        confirmLabel="Discard job"
        pending={discarding.pending}
        error={discarding.problem}
        onConfirm={() => job && void remove(job.id)}
      >
        <p>What it should have done will not be done. This cannot be undone.</p>
      </ConfirmDialog>
    </>
  );
}
