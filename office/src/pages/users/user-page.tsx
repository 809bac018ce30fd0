import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { NotFoundPage } from '../../shell/error/not-found-page.tsx';
import { useCan } from '../../shell/session/session-context.ts';
import { UserDetailsDocument } from './generated/graphql.ts';
import { UserView } from './user-view.tsx';

export function UserPage() {
  const can = useCan();
  return can('USERS_VIEW') ? <UserOfAddress /> : <ForbiddenPage />;
}

function UserOfAddress() {
  const { userId } = useParams({ from: '/frame/users/$userId' });
  const [{ data, error }, read] = useQuery({ query: UserDetailsDocument, variables: { id: userId } });
  const failed = errorState(error, () => read({ requestPolicy: 'network-only' }));
  if (data?.user) return <UserView user={data.user} roles={data.roles} />;
  if (failed) return <ErrorState {...failed} />;
  if (data) return <NotFoundPage />;
  return <SkeletonLines count={6} label="Loading the account…" />;
}
