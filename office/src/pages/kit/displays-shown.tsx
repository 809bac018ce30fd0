import { Sparkline } from '../../kit/chart/sparkline.tsx';
import { Change } from '../../kit/display/change.tsx';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Day } from '../../kit/display/day.tsx';
import { Money } from '../../kit/display/money.tsx';
import { Percent } from '../../kit/display/percent.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import { Card } from '../../kit/page/card.tsx';
import { CardGrid } from '../../kit/page/card-grid.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { Section } from '../../kit/page/section.tsx';
import { Stat } from '../../kit/page/stat.tsx';
import { Timeline } from '../../kit/page/timeline.tsx';
import { Progress } from '../../kit/progress/progress.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { Tabs } from '../../kit/tabs/tabs.tsx';
import { CodeText } from '../../kit/text/code-text.tsx';
import { KeyHint } from '../../kit/text/key-hint.tsx';
import { statusText } from '../../lib/format/text.ts';
import styles from './page.module.css';

export function DisplaysShown() {
  return (
    <Section title="Figures and facts">
      <Tabs
        label="Orders by status"
        tabs={[
          {
            href: '/kit',
            label: 'To pay',
            count: { totalCount: 12, totalCountIsExact: true },
            isCurrent: true,
          },
          {
            href: '/kit?tab=ship',
            label: 'To ship',
            count: { totalCount: 10_000, totalCountIsExact: false },
            isCurrent: false,
          },
          { href: '/kit?tab=all', label: 'All', isCurrent: false },
        ]}
      />
      <CardGrid>
        <Stat
          label="Sales today"
          href="/reports/sales"
          figure={<Money amount="12840.5" />}
          comparison={
            <>
              <Change current="12840.5" previous="11200" /> than last Thursday
            </>
          }
          sparkline={<Sparkline values={[4, 6, 5, 8, 7, 9, 12]} />}
        />
        <Stat
          label="Refunds"
          figure={<Quantity value={9} />}
          comparison={<Change current={9} previous={6} goodDirection="down" />}
          sparkline={<Sparkline values={[3, 2, 4, 3, 6, 5, 9]} />}
        />
        <Stat
          label="Orders"
          figure={<Quantity value={0} />}
          comparison={<Change current={0} previous={0} />}
        />
        <Stat label="Loading" figure={null} loading />
      </CardGrid>
      <div className={styles.fields}>
        <Card title="Order 1042">
          <DescriptionList
            items={[
              { term: 'Total', detail: <Money amount="1299.9" /> },
              { term: 'In yen', detail: <Money amount="1300" currencyCode="JPY" /> },
              { term: 'Tax', detail: <Percent value="0.19" scale="fraction" /> },
              { term: 'Placed', detail: <DateTime value="2026-11-26T12:05:00Z" /> },
              {
                term: 'Updated',
                detail: <RelativeTime value={new Date(Date.now() - 7_200_000).toISOString()} />,
              },
              { term: 'Due', detail: <Day value="2026-12-01" /> },
              { term: 'Paid', detail: <DateTime value={null} /> },
              { term: 'Id', detail: <CodeText text="order_01JDK4Y8Q0M6R2" label="order id" /> },
            ]}
          />
        </Card>
        <Card title="What happened">
          <Timeline
            events={[
              { id: '3', title: 'Shipped', at: '2026-11-26T12:05:00Z', by: 'Ada Byrne', tone: 'success' },
              {
                id: '2',
                title: 'Payment failed',
                at: '2026-11-26T11:40:00Z',
                text: 'The card was declined.',
                tone: 'danger',
              },
              { id: '1', title: 'Placed', at: '2026-11-26T11:38:00Z', tone: 'info' },
            ]}
          />
        </Card>
        <Card title="Status">
          <div className={styles.stack}>
            <div className={styles.row}>
              <StatusBadge>{statusText('DRAFT')}</StatusBadge>
              <StatusBadge tone="info">{statusText('PENDING_PAYMENT')}</StatusBadge>
              <StatusBadge tone="success">{statusText('PAID')}</StatusBadge>
              <StatusBadge tone="warning">{statusText('OVERDUE')}</StatusBadge>
              <StatusBadge tone="danger">{statusText('CANCELLED')}</StatusBadge>
            </div>
            <Progress label="Export of orders" value={62} text="3,100 of 5,000 rows" />
            <Progress label="Import" />
            <p>
              Open the palette with <KeyHint keys={['Mod', 'K']} />
            </p>
          </div>
        </Card>
      </div>
    </Section>
  );
}
