import { Bell } from 'lucide-react';
import { useQuery, useSubscription } from 'urql';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { NotificationReceivedDocument, UnreadCountDocument } from './generated/graphql.ts';

/** The bell, with how many notifications are unread; live. */
export default function NotificationsButton() {
  const [{ data }, read] = useQuery({ query: UnreadCountDocument });
  useSubscription({ query: NotificationReceivedDocument }, (_previous, event) => {
    read({ requestPolicy: 'network-only' });
    return event;
  });
  const count = data?.unreadNotificationCount ?? 0;
  return (
    <LinkButton
      href="/notifications"
      variant="quiet"
      aria-label={count > 0 ? `Notifications, ${count} unread` : 'Notifications'}
      icon={<Bell size={18} />}
    >
      {count > 0 && (count > 99 ? '99+' : count)}
    </LinkButton>
  );
}
