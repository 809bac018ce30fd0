import { useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useQuery } from 'urql';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { Tabs } from '../../kit/tabs/tabs.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { AllRolesMatrix } from './all-roles-matrix.tsx';
import { RolesDocument } from './generated/graphql.ts';
import styles from './roles.module.css';
import { RolesTable } from './roles-table.tsx';

export function RolesPage() {
  usePageTitle('Roles');
  const can = useCan();
  return can('ROLES_MANAGE', 'ROLES_ASSIGN', 'STAFF_VIEW', 'USERS_VIEW') ? <Roles /> : <ForbiddenPage />;
}

function Roles() {
  const { view } = useSearch({ from: '/frame/roles' });
  const can = useCan();
  const [{ data, error, fetching }, read] = useQuery({ query: RolesDocument });
  const failed = errorState(error, () => read({ requestPolicy: 'network-only' }));

  return (
    <>
      <PageHeader
        title="Roles"
        primary={
          can('ROLES_MANAGE') && (
            <LinkButton href="/roles/new" variant="primary" icon={<Plus aria-hidden />}>
              New role
            </LinkButton>
          )
        }
      />
      <div className={styles.tabs}>
        <Tabs
          label="Views of the roles"
          tabs={[
            { href: '/roles', label: 'List', isCurrent: view !== 'matrix' },
            { href: '/roles?view=matrix', label: 'Permissions of all roles', isCurrent: view === 'matrix' },
          ]}
        />
      </div>
      {view !== 'matrix' && (
        <RolesTable roles={data?.roles ?? []} loading={fetching} error={data ? null : failed} />
      )}
      {view === 'matrix' && data && <AllRolesMatrix roles={data.roles} permissions={data.permissions} />}
      {view === 'matrix' && !data && failed && <ErrorState {...failed} />}
      {view === 'matrix' && !data && !failed && <SkeletonLines count={8} label="Loading the roles…" />}
    </>
  );
}
