import type { ReactNode } from 'react';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import { Card } from '../../kit/page/card.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import type { StaffMemberDetailsFragment } from './generated/graphql.ts';
import styles from './staff.module.css';

type InvitationCardProps = {
  invitation: NonNullable<StaffMemberDetailsFragment['invitation']>;
  children: ReactNode;
};

export function InvitationCard({ invitation, children }: InvitationCardProps) {
  const hasExpired = new Date(invitation.expiresAt) < new Date();
  return (
    <Card
      title="Invitation"
      actions={
        hasExpired ? (
          <StatusBadge tone="warning">Expired</StatusBadge>
        ) : (
          <StatusBadge tone="info">Sent</StatusBadge>
        )
      }
    >
      <DescriptionList
        items={[
          { term: 'Mailed to', detail: invitation.email },
          {
            term: 'Sent',
            detail: (
              <>
                <RelativeTime value={invitation.invitedAt} />
                {invitation.invitedBy && ` by ${invitation.invitedBy.name}`}
              </>
            ),
          },
          {
            term: hasExpired ? 'Expired' : 'Expires',
            detail: <RelativeTime value={invitation.expiresAt} />,
          },
          { term: 'Roles', detail: invitation.roles.map(role => role.name).join(', ') || 'None' },
        ]}
      />
      <div className={styles.buttons}>{children}</div>
    </Card>
  );
}
