import { useQuery } from 'urql';
import { ErrorSummary } from '../../kit/error-summary/error-summary.tsx';
import { SelectField } from '../../kit/field/select-field.tsx';
import { Card } from '../../kit/page/card.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import styles from './account.module.css';
import {
  AccountPreferencesDocument,
  type AccountPreferencesQuery,
  AccountSetPreferenceDocument,
} from './generated/graphql.ts';

type Preference = AccountPreferencesQuery['notificationPreferences'][number];

const kinds: Record<Preference['kind'], string> = {
  STAFF_REGISTERED: 'Somebody registered as staff',
  STOCK_LOW: 'A product runs low',
  STOCK_OUT: 'A product is out of stock',
  PAYMENT_FAILED: 'A payment failed',
  REFUND_NEEDED: 'Money has to be paid back',
  PAYMENT_DISPUTED: 'A bank disputes a payment',
  OVERDUE_RENTAL: 'An installment of a rental is late',
  SECURITY_ALERT: 'Something may threaten accounts',
  EXPORT_READY: 'A file of mine is ready',
  EXPORT_FAILED: 'A file of mine could not be created',
  IMPORT_DONE: 'An import of mine is done',
  IMPORT_FAILED: 'An import of mine failed or was canceled',
};

const channels: { id: Preference['channel']; label: string }[] = [
  { id: 'IN_APP', label: 'In the list' },
  { id: 'MAIL', label: 'In the list and by mail' },
  { id: 'NONE', label: 'Not at all' },
];

export function PreferencesTab() {
  const [{ data, error }, read] = useQuery({ query: AccountPreferencesDocument });
  const failed = errorState(error, () => read({ requestPolicy: 'network-only' }));
  const save = useAction(AccountSetPreferenceDocument, data => data.setNotificationPreference);

  async function change(kind: Preference['kind'], channel: Preference['channel']) {
    if (await save.run({ kind, channel })) toast.success({ title: `Saved: ${kinds[kind].toLowerCase()}` });
  }

  if (failed && !data) return <ErrorState {...failed} />;
  return (
    <Card title="How you are notified">
      {data ? (
        <div className={styles.part}>
          <p className={styles.hint}>
            Each choice is saved at once. You hear only of what your roles let you see.
          </p>
          {save.problem && <ErrorSummary messages={[save.problem]} />}
          <ul className={styles.rows}>
            {data.notificationPreferences.map(({ kind, channel }) => (
              <li key={kind} className={styles.row}>
                <span>{kinds[kind]}</span>
                <div className={styles.rowChoice}>
                  <SelectField
                    label={kinds[kind]}
                    hideLabel
                    options={channels}
                    value={channel}
                    onChange={next => void change(kind, next)}
                  />
                </div>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <SkeletonLines count={6} label="Loading your choices…" />
      )}
    </Card>
  );
}
