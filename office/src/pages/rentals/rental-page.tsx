import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { Day } from '../../kit/display/day.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { menuActions } from '../../lib/menu-actions.ts';
import { MissingPage } from '../../shell/error/missing-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { RentalPageDocument, RentalPageUpdatedDocument } from './generated/graphql.ts';
import { ContractCard } from './parts/contract-card.tsx';
import { MoneyCard } from './parts/money-card.tsx';
import { RentalEventsCard } from './parts/rental-events-card.tsx';
import { ScheduleCard } from './parts/schedule-card.tsx';
import { TermsCard } from './parts/terms-card.tsx';
import { type RentalAction, type RentalDetails, rentalActions } from './rental-actions.ts';
import { RentalStatus } from './rental-status.tsx';
import styles from './rentals.module.css';

// Loaded when the first of them opens: the page is large enough without them.
const RentalDialog = lazy(async () => {
  const { RentalDialog: Dialog } = await import('./actions/rental-dialog.tsx');
  return { default: Dialog };
});

export function RentalPage() {
  const { rentalId } = useParams({ from: '/frame/rentals/$rentalId' });
  // Another rental is another page: nothing typed for one may reach the other.
  return <OneRental key={rentalId} id={rentalId} />;
}

function OneRental({ id }: { id: string }) {
  const [{ data, error, fetching }, read] = useQuery({ query: RentalPageDocument, variables: { id } });
  const rental = data?.rental;
  usePageTitle(rental ? `Rental ${rental.number}` : 'Rental');
  // The event carries the rental, which the cache gives to the query.
  useSubscription({ query: RentalPageUpdatedDocument, variables: { id }, pause: !rental });

  const failure = errorState(error, () => read({ requestPolicy: 'network-only' }));
  if (failure && !rental) return <ErrorState {...failure} retrying={fetching} />;
  if (!data) return <SkeletonLines count={8} label="Loading the rental…" />;
  if (!rental) return <MissingPage seenWith="RENTALS_VIEW" />;
  return <Loaded rental={rental} />;
}

function Loaded({ rental }: { rental: RentalDetails }) {
  const can = useCan();
  const [open, setOpen] = useState<RentalAction | null>(null);
  const offered = menuActions(rental.nextActions, rentalActions).map(action => ({
    ...action,
    onAction: () => setOpen(action.id as RentalAction),
  }));
  // What comes next in the life of a rental is done most.
  const primary = offered.find(({ disabledReason, danger }) => !disabledReason && !danger);
  const others = offered.filter(each => each !== primary);
  return (
    <>
      <PageHeader
        title={`Rental ${rental.number}`}
        back={can('RENTALS_VIEW') ? { href: '/rentals', label: 'Rentals' } : undefined}
        badge={<RentalStatus status={rental.status} />}
        meta={
          <span>
            {rental.productName}, <Day value={rental.startDate} /> to <Day value={rental.endDate} />
          </span>
        }
        primary={
          primary && (
            <Button variant="primary" onPress={primary.onAction}>
              {primary.label}
            </Button>
          )
        }
        moreActions={others}
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <ScheduleCard rental={rental} />
          <ContractCard rental={rental} />
        </div>
        <div className={styles.stack}>
          <TermsCard rental={rental} />
          <MoneyCard rental={rental} />
          <RentalEventsCard rental={rental} />
        </div>
      </div>
      {open && (
        <Suspense>
          <RentalDialog rental={rental} action={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}
