import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { ErrorSummary } from '../../kit/form/error-summary.tsx';
import { Card } from '../../kit/page/card.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import styles from './account.module.css';
import { AccountExportMyDataDocument, AccountExportsDocument } from './generated/graphql.ts';
import { MyDataFile } from './my-data-file.tsx';

export function DataTab() {
  const [{ data, error }, read] = useQuery({ query: AccountExportsDocument });
  const readAgain = () => read({ requestPolicy: 'network-only' });
  const failed = errorState(error, readAgain);
  const create = useAction(AccountExportMyDataDocument, data => data.createExport);
  const files = data?.exports.nodes.filter(({ report }) => report === 'MY_DATA') ?? [];
  const isRunning = files.some(({ status }) => status === 'QUEUED' || status === 'RUNNING');

  if (failed && !data) return <ErrorState {...failed} />;
  return (
    <Card title="My data">
      <div className={styles.part}>
        <p className={styles.hint}>
          A file with all that the store keeps of you: account, sessions, orders, payments, rentals, mails,
          and what you did. It can be downloaded for a day.
        </p>
        {create.problem && <ErrorSummary messages={[create.problem]} />}
        <div className={styles.buttons}>
          <Button
            pending={create.pending}
            disabledReason={isRunning ? 'A file is being made already.' : null}
            onPress={() => void create.run({})}
          >
            Make the file
          </Button>
        </div>
        {data ? (
          <ul className={styles.rows} aria-label="Files with my data">
            {files.map(file => (
              <MyDataFile key={file.id} file={file} />
            ))}
          </ul>
        ) : (
          <SkeletonLines count={2} label="Loading your files…" />
        )}
      </div>
    </Card>
  );
}
