import { Card } from '../../kit/page/card.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { statusText } from '../../lib/format/text.ts';
import { ObjectLink } from '../../shell/object-link.tsx';
import type { StaffMemberDetailsFragment } from './generated/graphql.ts';
import styles from './staff.module.css';

/** With which account the person signs in, and what its roles are. */
export function AccountCard({ member }: { member: StaffMemberDetailsFragment }) {
  const { account, user } = member;
  if (!user) {
    return (
      <Card title="Account">
        <p>No account: {member.name} cannot sign in.</p>
      </Card>
    );
  }
  if (!account) {
    return (
      <Card title="Account">
        <p>Signs in as {user.name}.</p>
      </Card>
    );
  }
  return (
    <Card title="Account">
      <DescriptionList
        items={[
          {
            term: 'Signs in with',
            detail: <ObjectLink id={account.id}>{account.email}</ObjectLink>,
          },
          {
            term: 'Status',
            detail: (
              <StatusBadge tone={account.status === 'ACTIVE' ? 'success' : 'danger'}>
                {statusText(account.status)}
              </StatusBadge>
            ),
          },
          { term: 'Email', detail: account.emailVerifiedAt ? 'Confirmed' : 'Not confirmed' },
          { term: 'Second factor', detail: account.mfaEnabled ? 'On' : 'Off' },
          {
            term: 'Roles',
            detail:
              account.roles.length === 0 ? (
                'None'
              ) : (
                <span className={styles.links}>
                  {account.roles.map(role => (
                    <ObjectLink key={role.id} id={role.id}>
                      {role.name}
                    </ObjectLink>
                  ))}
                </span>
              ),
          },
        ]}
      />
    </Card>
  );
}
