import { Link } from '@tanstack/react-router';
import { useQuery, useSubscription } from 'urql';
import { ShellIcon } from '../icon/shell-icon.tsx';
import { NotificationReceivedDocument, UnreadCountDocument } from './generated/graphql.ts';
import styles from './notifications-button.module.css';

/** The bell, with how many notifications are unread; live. */
export function NotificationsButton() {
  const [{ data }, read] = useQuery({ query: UnreadCountDocument });
  useSubscription({ query: NotificationReceivedDocument }, (_previous, event) => {
    read({ requestPolicy: 'network-only' });
    return event;
  });
  const count = data?.unreadNotificationCount ?? 0;
  return (
    <Link
      to="/notifications"
      className={styles.button}
      aria-label={count > 0 ? `Notifications, ${count} unread` : 'Notifications'}
    >
      <ShellIcon name="Bell" />
      {count > 0 && <span className={styles.count}>{count > 99 ? '99+' : count}</span>}
    </Link>
  );
}
