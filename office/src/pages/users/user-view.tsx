import { useState } from 'react';
import { DateTime } from '../../kit/display/date-time.tsx';
import { ErrorSummary } from '../../kit/error-summary/error-summary.tsx';
import { ConfirmDialog } from '../../kit/overlay/confirm-dialog.tsx';
import { Card } from '../../kit/page/card.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { menuActions } from '../../lib/menu-actions.ts';
import { ObjectLink } from '../../shell/object-link.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import type { UserDetailsFragment, UserDetailsQuery } from './generated/graphql.ts';
import { useUserActions } from './use-user-actions.ts';
import { UserRolesCard } from './user-roles-card.tsx';
import { UserSessionsCard } from './user-sessions-card.tsx';
import { UserStatusBadge } from './user-status.tsx';
import styles from './users.module.css';

type UserViewProps = { user: UserDetailsFragment; roles: UserDetailsQuery['roles'] };

export function UserView({ user, roles }: UserViewProps) {
  usePageTitle(user.name);
  const actions = useUserActions(user);
  const [asked, setAsked] = useState<'erase' | 'reset-mfa' | null>(null);
  const close = () => setAsked(null);
  const isDeleted = user.deletedAt != null;

  return (
    <>
      <PageHeader
        title={user.name}
        back={{ href: '/users', label: 'Users' }}
        badge={<UserStatusBadge status={user.status} isDeleted={isDeleted} />}
        meta={user.email}
        actions={menuActions(user.nextActions, {
          REINSTATE: {
            label: 'Reinstate',
            onAction: () => void actions.reinstateNow(),
            hiddenWhileImpossible: user.status === 'ACTIVE' || isDeleted,
          },
          RESTORE: {
            label: 'Restore',
            onAction: () => void actions.restoreNow(),
            hiddenWhileImpossible: !isDeleted,
          },
          RESET_MFA: {
            label: 'Reset the second factor',
            onAction: () => setAsked('reset-mfa'),
            hiddenWhileImpossible: !user.mfaEnabled,
          },
        })}
        moreActions={menuActions(user.nextActions, {
          SUSPEND: {
            label: 'Suspend',
            danger: true,
            onAction: () => void actions.suspendNow(),
            hiddenWhileImpossible: user.status === 'SUSPENDED' || isDeleted,
          },
          DELETE: {
            label: 'Delete',
            danger: true,
            onAction: () => void actions.removeNow(),
            hiddenWhileImpossible: isDeleted,
          },
          ERASE: { label: 'Erase the person', danger: true, onAction: () => setAsked('erase') },
        })}
      />
      {actions.problem && <ErrorSummary messages={[actions.problem]} />}
      <div className={styles.columns}>
        <Card title="Details">
          <DescriptionList
            items={[
              { term: 'Email', detail: user.email },
              {
                term: 'Confirmed',
                detail: user.emailVerifiedAt ? <DateTime value={user.emailVerifiedAt} /> : 'Not yet',
              },
              { term: 'New email, not confirmed', detail: user.pendingEmail },
              { term: 'Phone', detail: user.phone },
              { term: 'Second factor', detail: user.mfaEnabled ? 'On' : 'Off' },
              { term: 'Since', detail: <DateTime value={user.createdAt} /> },
              {
                term: 'Staff record',
                detail: user.staffMember && (
                  <ObjectLink id={user.staffMember.id}>{user.staffMember.name}</ObjectLink>
                ),
              },
              {
                term: 'Customer record',
                detail: user.customer && <ObjectLink id={user.customer.id}>{user.customer.name}</ObjectLink>,
              },
              { term: 'Deleted', detail: user.deletedAt && <DateTime value={user.deletedAt} /> },
            ]}
          />
        </Card>
        <div className={styles.stack}>
          <UserRolesCard user={user} roles={roles} />
          <UserSessionsCard user={user} />
        </div>
      </div>
      <ConfirmDialog
        isOpen={asked === 'reset-mfa'}
        onClose={close}
        title={`Reset the second factor of ${user.name}?`}
        confirmLabel="Reset it"
        cancelLabel="Leave it"
        pending={actions.resetMfa.pending}
        error={actions.resetMfa.problem}
        onConfirm={() => void actions.resetMfaNow().then(isDone => isDone && close())}
      >
        For somebody who has lost both their phone and their recovery codes. Make sure that it is them who
        asks. Their sessions end, and they get a mail. They set it up again after signing in.
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={asked === 'erase'}
        onClose={close}
        title={`Erase ${user.name}?`}
        confirmLabel="Erase the person"
        pending={actions.erase.pending}
        error={actions.erase.problem}
        onConfirm={() => void actions.eraseNow().then(isDone => isDone && close())}
      >
        Name, address, and contact details go from the account, orders, mails, and the audit log. Signed
        contracts keep what the law asks for. This cannot be undone.
      </ConfirmDialog>
    </>
  );
}
