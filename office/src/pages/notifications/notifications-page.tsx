import { useNavigate, useSearch } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { useState } from 'react';
import { useClient, useQuery, useSubscription } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { DataTable } from '../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../kit/data-table/table-types.ts';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { Tabs } from '../../kit/tabs/tabs.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { statusText } from '../../lib/format/text.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useListPage } from '../../lib/list/use-list-page.ts';
import { openableLink } from '../../lib/object-link.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { useViewer } from '../../shell/session/session-context.ts';
import {
  NotificationsDocument,
  NotificationsMarkReadDocument,
  type NotificationsQuery,
  NotificationsReceivedDocument,
} from './generated/graphql.ts';

type Row = NotificationsQuery['notifications']['nodes'][number];

const columns: TableColumn<Row>[] = [
  { id: 'message', header: 'Notification', width: 'wide', render: notification => notification.message },
  { id: 'kind', header: 'About', hideable: true, render: notification => statusText(notification.kind) },
  {
    id: 'read',
    header: 'Status',
    width: 'narrow',
    render: ({ readAt }) =>
      readAt ? <StatusBadge>Read</StatusBadge> : <StatusBadge tone="info">Unread</StatusBadge>,
  },
  {
    id: 'createdAt',
    header: 'Received',
    width: 'narrow',
    render: notification => <RelativeTime value={notification.createdAt} />,
  },
];

export function NotificationsPage() {
  usePageTitle('Notifications');
  const { unread } = useSearch({ from: '/frame/notifications' });
  const navigate = useNavigate();
  const { permissions } = useViewer();
  const client = useClient();
  const list = useListPage();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const shared = { unreadOnly: Boolean(unread) };
  const [{ data, fetching, error }, read] = useQuery({
    query: NotificationsDocument,
    variables: { ...list.cursor, ...shared },
  });
  const marking = useAction(NotificationsMarkReadDocument, answer => answer.markNotificationsRead);
  useSubscription({ query: NotificationsReceivedDocument }, (_previous, event) => {
    read({ requestPolicy: 'network-only' });
    return event;
  });
  const page = data?.notifications;
  const rows = page?.nodes ?? [];
  const unreadCount = data?.unreadNotificationCount;

  /** @param ids absent for all of them */
  async function markRead(ids?: string[]) {
    const answer = await marking.run({ ids });
    if (!answer) return;
    setSelected(new Set());
    toast.success({
      title: answer.markedCount === 1 ? 'Marked as read' : `${answer.markedCount} marked as read`,
    });
  }

  function open({ id, readAt, targetId }: Row) {
    // The reader goes on at once; if this fails, the notification only stays unread.
    if (!readAt) void client.mutation(NotificationsMarkReadDocument, { ids: [id] }).toPromise();
    const href = openableLink(targetId, permissions);
    if (href) void navigate({ href });
  }

  return (
    <>
      <PageHeader
        title="Notifications"
        meta="Open one to see what it is about."
        primary={
          <Button
            icon={<CheckCheck aria-hidden />}
            pending={marking.pending}
            disabledReason={unreadCount === 0 ? 'All of them are read.' : null}
            onPress={() => void markRead()}
          >
            Mark all as read
          </Button>
        }
      />
      <Tabs
        label="Notifications"
        tabs={[
          { href: '/notifications', label: 'All', isCurrent: !unread },
          {
            href: '/notifications?unread=true',
            label: 'Unread',
            count: unreadCount == null ? null : { totalCount: unreadCount, totalCountIsExact: true },
            isCurrent: Boolean(unread),
          },
        ]}
      />
      <DataTable<Row>
        id="notifications"
        label="Notifications"
        columns={columns}
        rows={rows}
        getId={notification => notification.id}
        getName={notification => notification.message}
        onOpen={open}
        selectedIds={selected}
        onSelectionChange={setSelected}
        filterKey={list.filterKey}
        bulkActions={
          <Button size="small" pending={marking.pending} onPress={() => void markRead([...selected])}>
            Mark as read
          </Button>
        }
        loading={fetching}
        error={errorState(error, () => read({ requestPolicy: 'network-only' }))}
        empty={
          unread
            ? { title: 'Nothing unread', text: 'You have seen everything.' }
            : { title: 'No notifications yet', text: 'What needs your attention will be listed here.' }
        }
        paging={list.paging(page, rows.length, cursor => {
          void client.query(NotificationsDocument, { ...cursor, ...shared }).toPromise();
        })}
      />
      {marking.problem && <p role="alert">{marking.problem}</p>}
    </>
  );
}
