import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import { ErrorSummary } from '../../kit/form/error-summary.tsx';
import { Card } from '../../kit/page/card.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { type UserDetailsFragment, UsersRevokeSessionDocument } from './generated/graphql.ts';
import styles from './users.module.css';

export function UserSessionsCard({ user }: { user: UserDetailsFragment }) {
  const [revoked, setRevoked] = useState<string | null>(null);
  const revoke = useAction(UsersRevokeSessionDocument, data => data.revokeSession);

  async function end(id: string, device: string) {
    setRevoked(id);
    if (await revoke.run({ sessionId: id })) toast.success({ title: `${device} is signed out` });
  }

  return (
    <Card title="Sessions">
      {revoke.problem && <ErrorSummary messages={[revoke.problem]} />}
      {user.sessions.length === 0 && <p className={styles.muted}>Not signed in anywhere.</p>}
      <ul className={styles.rows}>
        {user.sessions.map(({ id, device, ip, lastUsedAt, current, nextActions }) => {
          const offered = nextActions.find(({ action }) => action === 'REVOKE');
          return (
            <li key={id} className={styles.row}>
              <span className={styles.rowText}>
                <span className={styles.rowTitle}>
                  {device}
                  {current && <StatusBadge tone="info">This device</StatusBadge>}
                </span>
                <span className={styles.muted}>
                  {ip && `${ip} · `}used <RelativeTime value={lastUsedAt} />
                </span>
              </span>
              {offered && (
                <Button
                  size="small"
                  aria-label={`Sign out ${device}`}
                  disabledReason={offered.allowed ? null : offered.reason}
                  pending={revoke.pending && revoked === id}
                  onPress={() => void end(id, device)}
                >
                  Sign out
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
