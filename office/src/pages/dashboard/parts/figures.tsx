import { Change } from '../../../kit/display/change.tsx';
import { Money } from '../../../kit/display/money.tsx';
import { Quantity } from '../../../kit/display/quantity.tsx';
import { Stat } from '../../../kit/page/stat.tsx';
import { useStore } from '../../../kit/provider/store-context.ts';
import { formatDayRange } from '../../../lib/format/dates.ts';
import styles from '../dashboard.module.css';
import type { DashboardQuery } from '../generated/graphql.ts';

export type DashboardFigures = NonNullable<NonNullable<DashboardQuery['analytics']>['dashboard']>;

type FiguresProps = { dashboard: DashboardFigures | null | undefined; loading: boolean };

/** How the store does, against as many days before. */
export function Figures({ dashboard, loading }: FiguresProps) {
  const { locale } = useStore();
  const before = dashboard?.comparedTo;
  const against = before && `against ${formatDayRange(before.range.from, before.range.to, locale)}`;
  const compared = (current: string | number | undefined, previous: string | number | undefined) =>
    current !== undefined && previous !== undefined ? (
      <>
        <Change current={current} previous={previous} /> {against}
      </>
    ) : undefined;
  return (
    <section className={styles.figures} aria-label="Figures">
      <Stat
        label="Revenue"
        loading={loading}
        figure={<Money {...dashboard?.revenue} amount={dashboard?.revenue.amount} />}
        comparison={compared(dashboard?.revenue.amount, before?.revenue.amount)}
      />
      <Stat
        label="Orders"
        loading={loading}
        figure={<Quantity value={dashboard?.orders} />}
        comparison={compared(dashboard?.orders, before?.orders)}
      />
      <Stat
        label="Average order"
        loading={loading}
        figure={<Money {...dashboard?.averageOrderValue} amount={dashboard?.averageOrderValue.amount} />}
        comparison={compared(dashboard?.averageOrderValue.amount, before?.averageOrderValue.amount)}
      />
      <Stat
        label="New customers"
        loading={loading}
        figure={<Quantity value={dashboard?.newCustomers} />}
        comparison={compared(dashboard?.newCustomers, before?.newCustomers)}
      />
      <Stat
        label="Active rentals"
        loading={loading}
        figure={<Quantity value={dashboard?.activeRentals} />}
        comparison={dashboard && `${dashboard.overdueInstallments} installments overdue`}
      />
    </section>
  );
}
