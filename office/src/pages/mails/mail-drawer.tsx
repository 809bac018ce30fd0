import { RotateCw } from 'lucide-react';
import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { DateTime } from '../../kit/display/date-time.tsx';
import { Quantity } from '../../kit/display/quantity.tsx';
import { ErrorSummary } from '../../kit/error-summary/error-summary.tsx';
import { Drawer } from '../../kit/overlay/drawer.tsx';
import { DescriptionList } from '../../kit/page/description-list.tsx';
import { EmptyState } from '../../kit/state/empty-state.tsx';
import { ErrorState } from '../../kit/state/error-state.tsx';
import { SkeletonLines } from '../../kit/state/skeleton.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { errorState } from '../../lib/graphql/error-state.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { MailDocument, MailRetryDocument } from './generated/graphql.ts';
import { MailStatus } from './mail-status.tsx';

/** What is known of one mail. Its text is sealed, since it holds links that sign people in. */
export function MailDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const [{ data, error }, read] = useQuery({ query: MailDocument, variables: { id: id ?? '' }, pause: !id });
  const retrying = useAction(MailRetryDocument, answer => answer.retryEmail);
  const mail = data?.email;
  const retry = mail?.nextActions.find(({ action }) => action === 'RETRY');
  const failure = errorState(error, () => read({ requestPolicy: 'network-only' }));

  async function sendAgain(emailId: string) {
    if (await retrying.run({ id: emailId })) toast.success({ title: 'The mail is sent again' });
  }

  return (
    <Drawer
      isOpen={Boolean(id)}
      onClose={onClose}
      title={mail?.subject ?? 'Mail'}
      subtitle={mail && <MailStatus status={mail.status} />}
      footer={
        mail &&
        retry && (
          <Button
            variant="primary"
            icon={<RotateCw aria-hidden />}
            pending={retrying.pending}
            disabledReason={retry.reason}
            onPress={() => void sendAgain(mail.id)}
          >
            Send again
          </Button>
        )
      }
    >
      <ErrorSummary messages={retrying.problem ? [retrying.problem] : []} />
      {failure && <ErrorState {...failure} compact />}
      {!failure && !data && <SkeletonLines count={6} />}
      {data && !mail && <EmptyState compact title="There is no such mail" />}
      {mail && (
        <DescriptionList
          items={[
            { term: 'To', detail: mail.toName ? `${mail.toName} <${mail.to}>` : mail.to },
            { term: 'Template', detail: mail.template },
            { term: 'Queued', detail: <DateTime value={mail.createdAt} /> },
            { term: 'Sent', detail: <DateTime value={mail.sentAt} /> },
            { term: 'Attempts', detail: <Quantity value={mail.attempts} /> },
            { term: 'Last error', detail: mail.lastError },
          ]}
        />
      )}
    </Drawer>
  );
}
