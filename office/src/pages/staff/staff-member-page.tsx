import { useParams } from '@tanstack/react-router';
import { useQuery, useSubscription } from 'urql';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { MissingPage } from '../../shell/error/missing-page.tsx';
import { useCan } from '../../shell/session/session-context.ts';
import { StaffMemberDocument, StaffUpdatedDocument } from './generated/graphql.ts';
import { StaffMemberView } from './staff-member-view.tsx';

/** Also for staff without STAFF_VIEW: the API answers with their own record. */
export function StaffMemberPage() {
  const { staffMemberId } = useParams({ from: '/frame/staff/$staffMemberId' });
  const can = useCan();
  const [{ data, error }, read] = useQuery({
    query: StaffMemberDocument,
    variables: { id: staffMemberId, seesUsers: can('USERS_VIEW') },
  });
  const readAgain = () => read({ requestPolicy: 'network-only' });
  useSubscription({ query: StaffUpdatedDocument, pause: !can('STAFF_VIEW') }, (_previous, event) => {
    if (event.staffMemberUpdated.id === staffMemberId) readAgain();
    return event;
  });
  const failed = errorState(error, readAgain);
  if (data?.staffMember) return <StaffMemberView member={data.staffMember} />;
  if (failed) return <ErrorState {...failed} />;
  if (data) return <MissingPage seenWith="STAFF_VIEW" />;
  return <SkeletonLines count={6} label="Loading the staff member…" />;
}
