import { Link } from '@tanstack/react-router';
import { Total } from '../../../kit/display/total.tsx';
import styles from '../dashboard.module.css';
import type { DashboardQuery } from '../generated/graphql.ts';

/** What waits for this person; nothing at all when nothing does. */
export function Waiting({ data }: { data: DashboardQuery | undefined }) {
  const tasks = [
    {
      one: 'person to approve',
      many: 'people to approve',
      count: data?.toApprove,
      href: '/approvals',
    },
    {
      one: 'order to ship',
      many: 'orders to ship',
      count: data?.toShip,
      href: '/orders?tab=to-ship',
    },
    {
      one: 'rental overdue',
      many: 'rentals overdue',
      count: data?.overdue,
      href: '/rentals?tab=overdue',
    },
    {
      one: 'rental to sign',
      many: 'rentals to sign',
      count: data?.unsigned,
      href: '/rentals?tab=awaiting-signature',
    },
    {
      one: 'refund to give back',
      many: 'refunds to give back',
      count: data?.toGiveBack,
      href: '/payments?refundDue=true',
    },
    { one: 'failed job', many: 'failed jobs', count: data?.failedJobs, href: '/jobs' },
  ].filter(({ count }) => count?.totalCount);
  if (tasks.length === 0) return null;
  return (
    <nav className={styles.waiting} aria-label="What waits for you">
      {tasks.map(({ one, many, count, href }) => (
        <Link key={href} to={href} className={styles.task}>
          <span className={styles.count}>{count && <Total of={count} />}</span>{' '}
          {count?.totalCount === 1 ? one : many}
        </Link>
      ))}
    </nav>
  );
}
