import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { Progress } from '../../kit/progress/progress.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { CodeText } from '../../kit/text/code-text.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import styles from './audit.module.css';
import { AuditVerificationDocument } from './generated/graphql.ts';

/** Checks the whole log when it opens: whether somebody altered, removed, or inserted entries. */
export function VerifyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [{ data, error, fetching }, read] = useQuery({
    query: AuditVerificationDocument,
    pause: !isOpen,
    requestPolicy: 'network-only',
  });
  const result = fetching ? undefined : data?.verifyAuditLog;
  const failure = fetching ? null : errorState(error, () => read({ requestPolicy: 'network-only' }));
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Check of the audit log"
      footer={<Button onPress={onClose}>Close</Button>}
    >
      <div className={styles.stack}>
        {fetching && <Progress label="Checking every entry…" />}
        {failure && <ErrorState {...failure} title="The log could not be checked" compact />}
        {result && (
          <>
            <p role="status">
              {result.intact ? (
                <StatusBadge tone="success">Intact: nobody altered the log</StatusBadge>
              ) : (
                <StatusBadge tone="danger">Not intact: entries were altered or removed</StatusBadge>
              )}
            </p>
            <DescriptionList
              items={[
                { term: 'Entries', detail: <Quantity value={result.checkedEntries} /> },
                { term: 'Of them erased', detail: <Quantity value={result.erasedEntries} /> },
                { term: 'Checked', detail: <DateTime value={result.checkedAt} /> },
                { term: 'Hash', detail: <CodeText text={result.headHash} label="hash of the log" /> },
              ]}
            />
            <p>
              Keep the hash elsewhere. Comparing it later shows whether somebody cut off the end of the log.
            </p>
            {result.problems.length > 0 && (
              <ul className={styles.problems}>
                {result.problems.map(problem => (
                  <li key={`${problem.kind} ${problem.chain} ${problem.sequence} ${problem.entryId}`}>
                    {problem.message}
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
