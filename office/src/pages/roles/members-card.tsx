import { Card } from '../../kit/page/card.tsx';
import { TextLink } from '../../kit/text/text-link.tsx';
import { ObjectLink } from '../../shell/object-link.tsx';
import styles from './roles.module.css';

type MembersCardProps = {
  roleId: string;
  count: number;
  /** The first of them; undefined for who may not see accounts. */
  members?: readonly { id: string; name: string; email: string }[];
};

export function MembersCard({ roleId, count, members }: MembersCardProps) {
  const title = count === 1 ? '1 member' : `${count} members`;
  return (
    <Card
      title={title}
      actions={
        members && count > members.length && <TextLink href={`/users?roleId=${roleId}`}>Show all</TextLink>
      }
    >
      {members && members.length > 0 ? (
        <ul className={styles.members}>
          {members.map(user => (
            <li key={user.id} className={styles.member}>
              <ObjectLink id={user.id}>{user.name}</ObjectLink>
              <span className={styles.muted}>{user.email}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.muted}>
          {count === 0 ? 'Nobody has this role.' : 'You may not see who they are.'}
        </p>
      )}
    </Card>
  );
}
