import { useQuery } from 'urql';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { AppearanceCard } from './appearance-card.tsx';
import { EmailCard } from './email-card.tsx';
import { AccountProfileDocument } from './generated/graphql.ts';
import { ProfileCard } from './profile-card.tsx';

export function ProfileTab() {
  const [{ data, error }, read] = useQuery({ query: AccountProfileDocument });
  const failed = errorState(error, () => read({ requestPolicy: 'network-only' }));
  if (data?.me) {
    return (
      <>
        <ProfileCard me={data.me} />
        <EmailCard me={data.me} />
        <AppearanceCard />
      </>
    );
  }
  return failed ? <ErrorState {...failed} /> : <SkeletonLines count={5} label="Loading your account…" />;
}
