import { useQuery } from 'urql';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { AccountSecurityDocument } from './generated/graphql.ts';
import { PasswordCard } from './password-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';

export function SecurityTab() {
  const [{ data, error }, read] = useQuery({ query: AccountSecurityDocument });
  const readAgain = () => read({ requestPolicy: 'network-only' });
  const failed = errorState(error, readAgain);
  if (data?.me) {
    return (
      <>
        <PasswordCard email={data.me.email} onChanged={readAgain} />
        <SecondFactorCard isEnabled={data.me.mfaEnabled} onChanged={readAgain} />
        <SessionsCard sessions={data.me.sessions} onChanged={readAgain} />
      </>
    );
  }
  return failed ? <ErrorState {...failed} /> : <SkeletonLines count={5} label="Loading your account…" />;
}
