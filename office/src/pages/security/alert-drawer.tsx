import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Drawer } from '../../kit/overlay/drawer.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { errorState } from '../../lib/graphql/error-state.ts';
import { alertKind } from './alert-words.ts';
import { SecurityAlertDocument } from './generated/graphql.ts';

type AlertDrawerProps = {
  id: string | undefined;
  onClose: () => void;
  onAcknowledge: (id: string) => void;
  pending: boolean;
};

export function AlertDrawer({ id, onClose, onAcknowledge, pending }: AlertDrawerProps) {
  const [{ data, error }, read] = useQuery({
    query: SecurityAlertDocument,
    variables: { id: id ?? '' },
    pause: !id,
  });
  const alert = data?.securityAlert;
  const acknowledge = alert?.nextActions.find(({ action }) => action === 'ACKNOWLEDGE');
  const failure = errorState(error, () => read({ requestPolicy: 'network-only' }));
  const kind = alert && alertKind(alert.kind);
  return (
    <Drawer
      isOpen={Boolean(id)}
      onClose={onClose}
      title={kind?.label ?? 'Security alert'}
      footer={
        alert &&
        acknowledge && (
          <Button
            variant="primary"
            pending={pending}
            disabledReason={acknowledge.reason}
            onPress={() => onAcknowledge(alert.id)}
          >
            Acknowledge
          </Button>
        )
      }
    >
      {failure && <ErrorState {...failure} compact />}
      {!failure && !data && <SkeletonLines count={5} />}
      {data && !alert && <EmptyState compact title="There is no such alert" />}
      {alert && (
        <DescriptionList
          items={[
            { term: 'What happened', detail: alert.message },
            { term: 'What to do', detail: kind?.advice },
            { term: 'About', detail: alert.subject },
            { term: 'Raised', detail: <DateTime value={alert.raisedAt} /> },
            { term: 'Acknowledged', detail: <DateTime value={alert.acknowledgedAt} /> },
          ]}
        />
      )}
    </Drawer>
  );
}
