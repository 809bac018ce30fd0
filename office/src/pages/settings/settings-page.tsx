import { useQuery } from 'urql';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useCountries } from '../../shell/address/use-countries.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { SettingsDocument } from './generated/graphql.ts';
import { SettingsForm } from './settings-form.tsx';

export function SettingsPage() {
  usePageTitle('Settings');
  return useCan()('SETTINGS_MANAGE') ? <StoreSettings /> : <ForbiddenPage />;
}

function StoreSettings() {
  const can = useCan();
  const [{ data, error }, read] = useQuery({ query: SettingsDocument });
  // For the country of the store: read at once with the settings, so that the form need not wait for them.
  useCountries();
  const settings = data?.settings;
  const failure = !data && errorState(error, () => read({ requestPolicy: 'network-only' }));
  return (
    <>
      <PageHeader
        title="Settings"
        meta={
          settings && (
            <span>
              Last changed <RelativeTime value={settings.updatedAt} />
            </span>
          )
        }
        actions={
          can('AUDIT_VIEW') ? [{ id: 'history', label: 'History', href: '/audit?action=settings.' }] : []
        }
      />
      {failure && <ErrorState {...failure} />}
      {!settings && !failure && <SkeletonLines count={10} />}
      {data && <SettingsForm settings={data.settings} taxClasses={data.taxClasses} />}
    </>
  );
}
