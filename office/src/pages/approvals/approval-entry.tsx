import type { KeyboardEvent } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { TextLink } from '../../kit/text/text-link.tsx';
import styles from './approvals.module.css';
import type { ApprovalsQuery } from './generated/graphql.ts';

export type Approval = ApprovalsQuery['staffMembers']['nodes'][number];

type ApprovalEntryProps = { member: Approval; onApprove: () => void; onReject: () => void };

/** Somebody who waits. A and R decide about who has the focus, and the arrows go on. */
export function ApprovalEntry({ member, onApprove, onReject }: ApprovalEntryProps) {
  const approve = member.nextActions.find(({ action }) => action === 'APPROVE');
  const reject = member.nextActions.find(({ action }) => action === 'REJECT');

  function press(event: KeyboardEvent<HTMLLIElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const entry = event.currentTarget;
    const next: Record<string, Element | null> = {
      ArrowDown: entry.nextElementSibling,
      ArrowUp: entry.previousElementSibling,
    };
    const neighbor = next[event.key];
    if (neighbor instanceof HTMLElement) neighbor.focus();
    else if (event.key === 'a' && approve?.allowed) onApprove();
    else if (event.key === 'r' && reject?.allowed) onReject();
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys for deciding need an entry that has the focus.
    <li className={styles.entry} tabIndex={0} aria-label={member.name} onKeyDown={press}>
      <div className={styles.person}>
        <h2 className={styles.name}>
          <TextLink href={`/staff/${member.id}`}>{member.name}</TextLink>
          <Confirmed user={member.user} />
        </h2>
        <p className={styles.facts}>
          {[member.jobTitle, member.email].filter(Boolean).join(' · ')}
          {' · '}
          registered <RelativeTime value={member.createdAt} />
        </p>
      </div>
      <div className={styles.buttons}>
        {reject && (
          <Button
            aria-label={`Reject ${member.name}`}
            disabledReason={reject.allowed ? null : reject.reason}
            onPress={onReject}
          >
            Reject
          </Button>
        )}
        {approve && (
          <Button
            variant="primary"
            aria-label={`Approve ${member.name}`}
            disabledReason={approve.allowed ? null : approve.reason}
            onPress={onApprove}
          >
            Approve
          </Button>
        )}
      </div>
    </li>
  );
}

/** Nothing for who may not see accounts. */
function Confirmed({ user }: { user: Approval['user'] }) {
  if (!user || user.emailVerifiedAt === undefined) return null;
  return user.emailVerifiedAt ? (
    <StatusBadge tone="success">Email confirmed</StatusBadge>
  ) : (
    <StatusBadge tone="warning">Email not confirmed</StatusBadge>
  );
}
