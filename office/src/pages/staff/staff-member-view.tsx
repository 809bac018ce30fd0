import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Day } from '../../kit/display/day.tsx';
import { ErrorSummary } from '../../kit/error-summary/error-summary.tsx';
import { Card } from '../../kit/page/card.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { menuActions } from '../../lib/menu-actions.ts';
import { useMayOpen } from '../../shell/navigation/use-may-open.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { ApproveDialog } from '../approvals/approve-dialog.tsx';
import { RejectDialog } from '../approvals/reject-dialog.tsx';
import { AccountCard } from './account-card.tsx';
import type { StaffMemberDetailsFragment } from './generated/graphql.ts';
import { InvitationCard } from './invitation-card.tsx';
import styles from './staff.module.css';
import { StaffStatusBadge } from './staff-status.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';
import { useStaffActions } from './use-staff-actions.ts';

type Asked = 'approve' | 'reject' | 'suspend';

export function StaffMemberView({ member }: { member: StaffMemberDetailsFragment }) {
  usePageTitle(member.name);
  const actions = useStaffActions(member);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const mayOpen = useMayOpen();
  const { status, nextActions } = member;
  const isDeleted = member.deletedAt != null;

  const shown = menuActions(nextActions, {
    APPROVE: {
      label: 'Approve',
      onAction: () => setAsked('approve'),
      hiddenWhileImpossible: status !== 'PENDING',
    },
    REJECT: { label: 'Reject', onAction: () => setAsked('reject'), hiddenWhileImpossible: true },
    REINSTATE: {
      label: status === 'REJECTED' ? 'Decide again' : 'Reinstate',
      onAction: () => void actions.reinstateNow(),
      hiddenWhileImpossible: status !== 'SUSPENDED',
    },
    RESTORE: {
      label: 'Restore',
      onAction: () => void actions.restoreNow(),
      hiddenWhileImpossible: !isDeleted,
    },
    UPDATE: { label: 'Edit', href: `/staff/${member.id}/edit`, hiddenWhileImpossible: true },
  });
  const more = menuActions(nextActions, {
    SUSPEND: {
      label: 'Suspend',
      danger: true,
      onAction: () => setAsked('suspend'),
      hiddenWhileImpossible: status !== 'APPROVED' || isDeleted,
    },
    DELETE: {
      label: 'Delete',
      danger: true,
      onAction: () => void actions.removeNow(),
      hiddenWhileImpossible: isDeleted,
    },
  });

  return (
    <>
      <PageHeader
        title={member.name}
        back={mayOpen('/staff') ? { href: '/staff', label: 'Staff' } : undefined}
        badge={
          <StaffStatusBadge status={status} isDeleted={isDeleted} isInvited={member.invitation != null} />
        }
        meta={member.jobTitle}
        actions={shown}
        moreActions={more}
      />
      {actions.problem && <ErrorSummary messages={[actions.problem]} />}
      <div className={styles.columns}>
        <Card title="Details">
          <DescriptionList
            items={[
              { term: 'Code', detail: member.code },
              { term: 'Email', detail: member.email },
              { term: 'Job title', detail: member.jobTitle },
              { term: 'First day', detail: member.hiredOn && <Day value={member.hiredOn} /> },
              { term: 'Added', detail: <DateTime value={member.createdAt} /> },
              {
                term: 'Approved',
                detail: member.approvedAt && (
                  <>
                    <DateTime value={member.approvedAt} />
                    {member.approvedBy && ` by ${member.approvedBy.name}`}
                  </>
                ),
              },
              { term: 'Reason of the rejection', detail: member.rejectionReason },
              { term: 'Deleted', detail: member.deletedAt && <DateTime value={member.deletedAt} /> },
            ]}
          />
        </Card>
        <div className={styles.stack}>
          <AccountCard member={member} />
          {member.invitation && (
            <InvitationCard invitation={member.invitation}>
              {menuActions(nextActions, {
                RESEND_INVITATION: { label: 'Send again', onAction: () => void actions.resendNow() },
                REVOKE_INVITATION: { label: 'Revoke', onAction: () => void actions.revokeNow() },
              }).map(action => (
                <Button
                  key={action.id}
                  disabledReason={action.disabledReason}
                  isDisabled={actions.pending}
                  onPress={action.onAction}
                >
                  {action.label}
                </Button>
              ))}
            </InvitationCard>
          )}
          {!member.invitation && nextActions.some(isResendable) && (
            <Card title="Invitation" actions={<StatusBadge>Not valid</StatusBadge>}>
              <Button onPress={() => void actions.resendNow()} isDisabled={actions.pending}>
                Invite again
              </Button>
            </Card>
          )}
        </div>
      </div>
      <ApproveDialog member={asked === 'approve' ? member : null} onClose={close} />
      <RejectDialog member={asked === 'reject' ? member : null} onClose={close} />
      <SuspendDialog
        name={member.name}
        isOpen={asked === 'suspend'}
        onClose={close}
        action={actions.suspend}
        onSubmit={actions.suspendNow}
      />
    </>
  );
}

/** An invitation that was revoked is not shown by the API, and can be sent again. */
function isResendable({ action, allowed }: { action: string; allowed: boolean }): boolean {
  return action === 'RESEND_INVITATION' && allowed;
}
