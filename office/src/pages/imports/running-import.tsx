import { useMutation } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { Card } from '../../kit/page/card.tsx';
import { Progress } from '../../kit/progress/progress.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { toast } from '../../kit/toast/toasts.ts';
import { answerProblem } from '../../lib/answer-problem.ts';
import { formatQuantity } from '../../lib/format/numbers.ts';
import { CancelImportDocument, type ImportDetailsFragment } from './generated/graphql.ts';
import styles from './imports.module.css';

/** While it runs. Leaving the page does not stop it. */
export function RunningImport({ found }: { found: ImportDetailsFragment }) {
  const { locale } = useStore();
  const [{ fetching }, cancel] = useMutation(CancelImportDocument);
  const { id, status, rowsDone, rowsTotal, progress, dryRun, isInterruptible } = found;
  const number = (count: number) => formatQuantity(count, locale);

  async function stop() {
    const { data, error } = await cancel({ id });
    const problem = answerProblem(data?.cancelImport, error);
    if (problem) toast.error({ title: 'The import was not canceled', text: problem });
  }
  return (
    <Card>
      <div className={styles.options}>
        <Progress
          label={status === 'QUEUED' ? 'Waiting to start' : dryRun ? 'Checking the file' : 'Importing'}
          value={status === 'QUEUED' || rowsTotal == null || rowsDone === 0 ? null : progress}
          text={rowsTotal == null ? undefined : `${number(rowsDone)} of ${number(rowsTotal)} rows`}
        />
        <p className={styles.muted}>You can leave this page; it goes on without you.</p>
        {!isInterruptible && (
          <p className={styles.muted}>
            Until it has ended, this store answers nobody, since its embedded database does one thing at a
            time. It can be canceled until it starts; once it runs, all of the file is imported, or nothing.
          </p>
        )}
        <Button size="small" pending={fetching} pendingLabel="Canceling…" onPress={() => void stop()}>
          Cancel
        </Button>
      </div>
    </Card>
  );
}
