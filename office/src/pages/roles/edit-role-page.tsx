import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { NotFoundPage } from '../../shell/error/not-found-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan } from '../../shell/session/session-context.ts';
import { EditBuiltInRoleForm } from './edit-built-in-role-form.tsx';
import { EditRoleForm } from './edit-role-form.tsx';
import { RoleEditDocument, type RoleEditQuery } from './generated/graphql.ts';

export function EditRolePage() {
  const { roleId } = useParams({ from: '/frame/roles/$roleId/edit' });
  const can = useCan();
  const [{ data, error }, read] = useQuery({
    query: RoleEditDocument,
    variables: { id: roleId },
    pause: !can('ROLES_MANAGE'),
  });
  const failed = errorState(error, () => read({ requestPolicy: 'network-only' }));
  if (!can('ROLES_MANAGE')) return <ForbiddenPage />;
  if (data?.role) return <EditRole data={data} role={data.role} />;
  if (failed) return <ErrorState {...failed} />;
  if (data) return <NotFoundPage />;
  return <SkeletonLines count={8} label="Loading the role…" />;
}

type EditRoleProps = { data: RoleEditQuery; role: NonNullable<RoleEditQuery['role']> };

function EditRole({ data, role }: EditRoleProps) {
  usePageTitle(`Edit ${role.name}`);
  const update = role.nextActions.find(({ action }) => action === 'UPDATE');
  return (
    <>
      <PageHeader title={`Edit ${role.name}`} back={{ href: `/roles/${role.id}`, label: role.name }} />
      {!update?.allowed && (
        <ErrorState
          title="You cannot change this role"
          text={update?.reason ?? 'It is not for you to change.'}
        />
      )}
      {update?.allowed && role.builtIn && <EditBuiltInRoleForm role={role} />}
      {update?.allowed && !role.builtIn && <EditRoleForm data={data} role={role} />}
    </>
  );
}
