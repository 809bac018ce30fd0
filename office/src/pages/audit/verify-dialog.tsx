import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Nothing } from '../../kit/display/nothing.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { type Store, useStore } from '../../kit/provider/store-context.ts';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { type PlainColumn, PlainTable } from '../../kit/table/plain-table.tsx';
import { formatExactTime } from '../../lib/format/dates.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import styles from './audit.module.css';
import { StartAuditVerificationDocument } from './generated/graphql.ts';
import { RunningVerification } from './running-verification.tsx';
import { isOpen, type Verification, type Verifications } from './use-verifications.ts';
import { VerificationBadge } from './verification-badge.tsx';
import { VerificationResult } from './verification-result.tsx';

type VerifyDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  verifications: Verifications;
  onOpenEntry: (id: string) => void;
};

/** The last check of the whole log, which runs in the background, those before it, and the next one. */
export function VerifyDialog({ isOpen, onClose, verifications, onOpenEntry }: VerifyDialogProps) {
  const { list, isRunning, failure } = verifications;
  const store = useStore();
  const start = useAction(StartAuditVerificationDocument, data => data.startAuditVerification);
  const [shownId, setShownId] = useState<string>();
  const [latest] = list ?? [];
  const shown = (isRunning ? undefined : list?.find(({ id }) => id === shownId)) ?? latest;
  const others = list?.filter(({ id }) => id !== shown?.id) ?? [];
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      size="large"
      title="Check of the audit log"
      footer={
        <>
          <Button onPress={onClose}>Close</Button>
          {list && !isRunning && (
            <Button
              variant="primary"
              pending={start.pending}
              pendingLabel="Starting the check…"
              onPress={() => {
                setShownId(undefined);
                void start.run({});
              }}
            >
              {latest ? 'Check again' : 'Check now'}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        {start.problem && (
          <p role="alert" className={styles.failure}>
            {start.problem}
          </p>
        )}
        {failure && <ErrorState {...failure} compact />}
        {!failure && !list && <SkeletonLines count={4} label="Loading the last check…" />}
        {list && !latest && (
          <EmptyState
            compact
            title="Not checked yet"
            text="A check reads every entry, and finds out whether somebody altered, removed, or inserted any."
          />
        )}
        {shown && <ShownVerification found={shown} onOpenEntry={onOpenEntry} />}
        {others.length > 0 && (
          <section>
            <h3 className={styles.subtitle}>Other checks</h3>
            <PlainTable
              label="Other checks"
              columns={isRunning ? facts : [...facts, showColumn(setShownId, store)]}
              rows={others}
              getId={({ id }) => id}
            />
          </section>
        )}
      </div>
    </Dialog>
  );
}

type ShownProps = { found: Verification; onOpenEntry: (id: string) => void };

function ShownVerification({ found, onOpenEntry }: ShownProps) {
  if (isOpen(found)) return <RunningVerification found={found} />;
  if (found.result)
    return <VerificationResult found={found} result={found.result} onOpenEntry={onOpenEntry} />;
  if (found.status === 'FAILED')
    return (
      <p role="status" className={styles.failure}>
        This check could not be finished, which says nothing about the log. {found.failureMessage}
      </p>
    );
  return (
    <p role="status" className={styles.muted}>
      This check was canceled. It says nothing about the log.
    </p>
  );
}

const facts: PlainColumn<Verification>[] = [
  { id: 'result', header: 'Result', render: found => <VerificationBadge {...found} /> },
  { id: 'at', header: 'Started', render: ({ createdAt }) => <DateTime value={createdAt} /> },
  {
    id: 'entries',
    header: 'Entries',
    align: 'end',
    render: ({ checkedEntries }) => <Quantity value={checkedEntries} />,
  },
  { id: 'by', header: 'By', render: ({ startedBy }) => startedBy?.name ?? <Nothing /> },
];

/** Opens what another check found. */
function showColumn(onShow: (id: string) => void, store: Store): PlainColumn<Verification> {
  return {
    id: 'show',
    header: 'Details',
    render: ({ id, createdAt, status }) =>
      status !== 'CANCELLED' && (
        <Button
          size="small"
          aria-label={`Show the check of ${formatExactTime(createdAt, store)}`}
          onPress={() => onShow(id)}
        >
          Show
        </Button>
      ),
  };
}
