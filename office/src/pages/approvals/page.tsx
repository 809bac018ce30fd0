import { ClipboardCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { Total } from '../../kit/display/total.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { KeyHint } from '../../kit/text/key-hint.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import type { Counted } from '../../lib/list/total-text.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { type Approval, ApprovalEntry } from './approval-entry.tsx';
import styles from './approvals.module.css';
import { ApproveDialog } from './approve-dialog.tsx';
import {
  ApprovalsDocument,
  ApprovalsRegistrationDocument,
  ApprovalsUpdatedDocument,
} from './generated/graphql.ts';
import { RejectDialog } from './reject-dialog.tsx';

/** More than that is no queue any more, and the list of staff has pages. */
const shown = 50;

export function ApprovalsPage() {
  usePageTitle('Approvals');
  const can = useCan();
  // The queue is a list of staff, so it takes both.
  if (!can('STAFF_APPROVE') || !can('STAFF_VIEW')) return <ForbiddenPage />;
  return <Approvals seesUsers={can('USERS_VIEW')} />;
}

function Approvals({ seesUsers }: { seesUsers: boolean }) {
  const [{ data, error }, read] = useQuery({
    query: ApprovalsDocument,
    variables: { first: shown, seesUsers },
  });
  const readAgain = () => read({ requestPolicy: 'network-only' });
  useSubscription({ query: ApprovalsRegistrationDocument }, (_previous, event) => {
    readAgain();
    return event;
  });
  useSubscription({ query: ApprovalsUpdatedDocument }, (_previous, event) => {
    readAgain();
    return event;
  });
  const [approving, setApproving] = useState<Approval | null>(null);
  const [rejecting, setRejecting] = useState<Approval | null>(null);
  const members = data?.staffMembers.nodes ?? [];
  const queue = useFocusAfterDecision(members.map(({ id }) => id).join());
  const failed = errorState(error, readAgain);
  const total = data?.staffMembers;

  return (
    <>
      <PageHeader title="Approvals" meta={total && total.totalCount > 0 && <WaitingText total={total} />} />
      {failed && !data && <ErrorState {...failed} />}
      {!data && !failed && <SkeletonLines count={5} label="Loading who waits…" />}
      {data && members.length === 0 && (
        <EmptyState
          icon={<ClipboardCheck />}
          title="Nobody waits"
          text="Who registers as staff appears here at once. They register at the page for signing in."
        />
      )}
      {members.length > 0 && (
        <>
          <ul ref={queue} className={styles.queue} aria-label="Who waits for a decision">
            {members.map(member => (
              <ApprovalEntry
                key={member.id}
                member={member}
                onApprove={() => setApproving(member)}
                onReject={() => setRejecting(member)}
              />
            ))}
          </ul>
          <p className={styles.hint}>
            <KeyHint keys={['↑', '↓']} /> next person <KeyHint keys={['A']} /> approve{' '}
            <KeyHint keys={['R']} /> reject
          </p>
        </>
      )}
      <ApproveDialog member={approving} onClose={() => setApproving(null)} />
      <RejectDialog member={rejecting} onClose={() => setRejecting(null)} />
    </>
  );
}

function WaitingText({ total }: { total: Counted }) {
  return (
    <span role="status">
      <Total of={total} /> {total.totalCount === 1 ? 'person waits' : 'people wait'} for a decision
    </span>
  );
}

/** Who was decided about leaves the queue, and the focus with them: it goes to who is first now. */
function useFocusAfterDecision(ids: string) {
  const queue = useRef<HTMLUListElement>(null);
  const seen = useRef(ids);
  useEffect(() => {
    const isFirst = seen.current === '';
    if (seen.current === ids) return;
    seen.current = ids;
    if (isFirst) return;
    // After a dialog has given the focus back to a button that is gone.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) queue.current?.querySelector<HTMLElement>('li')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [ids]);
  return queue;
}
