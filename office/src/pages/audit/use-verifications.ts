import { useQuery, useSubscription } from 'urql';
import type { ErrorStateProps } from '../../kit/state/error-state.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import {
  AuditVerificationProgressDocument,
  AuditVerificationsDocument,
  type VerificationFieldsFragment,
} from './generated/graphql.ts';

export type Verification = VerificationFieldsFragment;

export interface Verifications {
  /** The newest first; undefined until they are known. */
  readonly list: readonly Verification[] | undefined;
  readonly isRunning: boolean;
  readonly failure: ErrorStateProps | null;
}

export function isOpen({ status }: Verification): boolean {
  return status === 'QUEUED' || status === 'RUNNING';
}

/** The last checks of the log, whoever started them. The newest one is followed live while it runs. */
export function useVerifications(): Verifications {
  const [{ data, error }, read] = useQuery({ query: AuditVerificationsDocument });
  const list = data?.auditVerifications.nodes;
  const [latest] = list ?? [];
  const isRunning = latest !== undefined && isOpen(latest);
  // What arrives goes into the cache, from where the list has it.
  useSubscription({
    query: AuditVerificationProgressDocument,
    variables: { id: latest?.id ?? '' },
    pause: !isRunning,
  });
  const failure = list ? null : errorState(error, () => read({ requestPolicy: 'network-only' }));
  return { list, isRunning, failure };
}
