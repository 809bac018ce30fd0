import { useQuery } from 'urql';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useCountries } from '../../shell/address/use-countries.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { TaxesDocument } from './generated/graphql.ts';
import { TaxClassesCard } from './tax-classes-card.tsx';
import styles from './taxes.module.css';
import { ZonesCard } from './zones-card.tsx';

export function TaxesPage() {
  usePageTitle('Taxes');
  return useCan()('SETTINGS_MANAGE') ? <Taxes /> : <ForbiddenPage />;
}

function Taxes() {
  const can = useCan();
  const [{ data, error }, read] = useQuery({ query: TaxesDocument });
  const countries = useCountries();
  const readAgain = () => read({ requestPolicy: 'network-only' });
  const failure = !data && errorState(error, readAgain);
  return (
    <>
      <PageHeader
        title="Taxes"
        meta={data && <span>{meaningOf(data.settings.pricesIncludeTax)}</span>}
        actions={[
          { id: 'settings', label: 'Settings', href: '/settings' },
          ...(can('AUDIT_VIEW') ? [{ id: 'history', label: 'History', href: '/audit?action=tax.' }] : []),
        ]}
      />
      {failure && <ErrorState {...failure} />}
      {!data && !failure && <SkeletonLines count={10} />}
      {data && (
        <div className={styles.stack}>
          <ZonesCard
            zones={data.zones}
            taxClasses={data.taxClasses}
            countries={countries}
            onChange={readAgain}
          />
          <TaxClassesCard taxClasses={data.taxClasses} onChange={readAgain} />
        </div>
      )}
    </>
  );
}

function meaningOf(pricesIncludeTax: boolean): string {
  return pricesIncludeTax
    ? 'Prices are entered with their tax included.'
    : 'Prices are entered without tax, which is added.';
}
