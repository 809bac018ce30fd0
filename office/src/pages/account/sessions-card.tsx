import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import { ErrorSummary } from '../../kit/form/error-summary.tsx';
import { ConfirmDialog } from '../../kit/overlay/confirm-dialog.tsx';
import { Card } from '../../kit/page/card.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useSession } from '../../shell/session/session-context.ts';
import styles from './account.module.css';
import {
  AccountRevokeAllSessionsDocument,
  AccountRevokeSessionDocument,
  type AccountSecurityQuery,
} from './generated/graphql.ts';

type Sessions = NonNullable<AccountSecurityQuery['me']>['sessions'];

export function SessionsCard({ sessions, onChanged }: { sessions: Sessions; onChanged: () => void }) {
  const { actions } = useSession();
  const [isAsking, setIsAsking] = useState(false);
  const [revoked, setRevoked] = useState<string | null>(null);
  const revoke = useAction(AccountRevokeSessionDocument, data => data.revokeSession);
  const revokeAll = useAction(AccountRevokeAllSessionsDocument, data => data.revokeAllSessions);
  const others = sessions.filter(session => !session.current).length;
  const problem = revoke.problem ?? (isAsking ? undefined : revokeAll.problem);

  async function revokeOne({ id, device }: Sessions[number]) {
    setRevoked(id);
    if (!(await revoke.run({ sessionId: id }))) return;
    toast.success({ title: `${device} is signed out` });
    onChanged();
  }
  async function revokeOthers() {
    if (!(await revokeAll.run({ keepCurrent: true }))) return;
    toast.success({ title: 'All other devices are signed out' });
    onChanged();
  }
  async function revokeEverywhere() {
    if (await revokeAll.run({ keepCurrent: false })) actions.ended();
  }

  return (
    <Card title="Sessions">
      <div className={styles.part}>
        <p className={styles.hint}>
          Where you are signed in. End what you do not know, and change your password.
        </p>
        {problem && <ErrorSummary messages={[problem]} />}
        <ul className={styles.rows}>
          {sessions.map(session => (
            <li key={session.id} className={styles.row}>
              <div className={styles.rowText}>
                <p className={styles.rowTitle}>
                  {session.device}
                  {session.current && <StatusBadge tone="info">This device</StatusBadge>}
                </p>
                <p className={styles.hint}>
                  {session.ip && `${session.ip} · `}used <RelativeTime value={session.lastUsedAt} /> · signed
                  in <RelativeTime value={session.createdAt} />
                </p>
              </div>
              {!session.current && (
                <Button
                  size="small"
                  aria-label={`Sign out ${session.device}`}
                  pending={revoke.pending && revoked === session.id}
                  onPress={() => void revokeOne(session)}
                >
                  Sign out
                </Button>
              )}
            </li>
          ))}
        </ul>
        <div className={styles.buttons}>
          <Button
            disabledReason={others === 0 ? 'You are signed in only here.' : null}
            pending={revokeAll.pending && !isAsking}
            onPress={() => void revokeOthers()}
          >
            Sign out all other devices
          </Button>
          <Button variant="quiet" onPress={() => setIsAsking(true)}>
            Sign out everywhere
          </Button>
        </div>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title="Sign out everywhere?"
        confirmLabel="Sign out everywhere"
        cancelLabel="Stay signed in"
        pending={revokeAll.pending}
        error={revokeAll.problem}
        onConfirm={() => void revokeEverywhere()}
      >
        All sessions end, also the one in this browser. You can sign in again.
      </ConfirmDialog>
    </Card>
  );
}
