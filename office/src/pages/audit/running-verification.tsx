import { Button } from '../../kit/button/button.tsx';
import { Progress } from '../../kit/progress/progress.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { toast } from '../../kit/toast/toasts.ts';
import { formatQuantity } from '../../lib/format/numbers.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import styles from './audit.module.css';
import { CancelAuditVerificationDocument } from './generated/graphql.ts';
import type { Verification } from './use-verifications.ts';

/** While it runs. Closing or leaving does not stop it. */
export function RunningVerification({ found }: { found: Verification }) {
  const { locale } = useStore();
  const cancel = useAction(CancelAuditVerificationDocument, data => data.cancelAuditVerification);
  const { id, status, progress, checkedEntries, totalEntries } = found;
  const number = (count: number) => formatQuantity(count, locale);
  const isCounted = status === 'RUNNING' && totalEntries !== null;

  return (
    <div className={styles.running}>
      <Progress
        label={status === 'QUEUED' ? 'Waiting to start' : 'Checking'}
        value={isCounted ? progress : null}
        text={isCounted ? `${number(checkedEntries)} of ${number(totalEntries)} entries` : undefined}
      />
      <p className={styles.muted}>You can close this, or leave the page; the check goes on without you.</p>
      {cancel.problem && <p role="alert">{cancel.problem}</p>}
      <div>
        <Button
          size="small"
          pending={cancel.pending}
          pendingLabel="Canceling…"
          onPress={async () => {
            if (await cancel.run({ id })) toast.success({ title: 'The check was canceled' });
          }}
        >
          Cancel the check
        </Button>
      </div>
    </div>
  );
}
