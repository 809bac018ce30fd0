import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { NotFoundPage } from '../../shell/error/not-found-page.tsx';
import { useCan } from '../../shell/session/session-context.ts';
import { EditStaffMemberForm } from './edit-staff-member-form.tsx';
import { StaffEditDocument } from './generated/graphql.ts';

export function EditStaffMemberPage() {
  const { staffMemberId } = useParams({ from: '/frame/staff/$staffMemberId/edit' });
  const can = useCan();
  const [{ data, error }, read] = useQuery({
    query: StaffEditDocument,
    variables: { id: staffMemberId },
    pause: !can('STAFF_MANAGE'),
  });
  const failed = errorState(error, () => read({ requestPolicy: 'network-only' }));
  if (!can('STAFF_MANAGE')) return <ForbiddenPage />;
  if (data?.staffMember) return <EditStaffMemberForm member={data.staffMember} />;
  if (failed) return <ErrorState {...failed} />;
  if (data) return <NotFoundPage />;
  return <SkeletonLines count={6} label="Loading the staff member…" />;
}
