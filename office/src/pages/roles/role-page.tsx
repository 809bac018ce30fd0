import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { NotFoundPage } from '../../shell/error/not-found-page.tsx';
import { useCan } from '../../shell/session/session-context.ts';
import { RoleDetailsDocument } from './generated/graphql.ts';
import { RoleView } from './role-view.tsx';

export function RolePage() {
  const can = useCan();
  return can('ROLES_MANAGE', 'ROLES_ASSIGN', 'STAFF_VIEW', 'USERS_VIEW') ? (
    <RoleOfAddress />
  ) : (
    <ForbiddenPage />
  );
}

function RoleOfAddress() {
  const { roleId } = useParams({ from: '/frame/roles/$roleId' });
  const can = useCan();
  const [{ data, error }, read] = useQuery({
    query: RoleDetailsDocument,
    variables: { id: roleId, seesUsers: can('USERS_VIEW') },
  });
  const failed = errorState(error, () => read({ requestPolicy: 'network-only' }));
  if (data?.role) return <RoleView data={data} role={data.role} />;
  if (failed) return <ErrorState {...failed} />;
  if (data) return <NotFoundPage />;
  return <SkeletonLines count={8} label="Loading the role…" />;
}
