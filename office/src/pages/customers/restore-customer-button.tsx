import { Button } from '../../kit/button/button.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { CustomerRestoreDocument, type CustomersQuery } from './generated/graphql.ts';

type Row = CustomersQuery['customers']['nodes'][number];

export function RestoreCustomerButton({ customer: { id, name, nextActions } }: { customer: Row }) {
  const restore = useAction(CustomerRestoreDocument, data => data.restoreCustomer);
  const next = nextActions.find(({ action }) => action === 'RESTORE');
  if (!next) return null;

  async function run() {
    const answer = await restore.run({ input: { customerId: id } });
    if (answer) toast.success({ title: `${name} is restored` });
  }

  return (
    <Button
      size="small"
      aria-label={`Restore ${name}`}
      pending={restore.pending}
      pendingLabel={`Restoring ${name}…`}
      disabledReason={next.allowed ? (restore.problem ?? null) : next.reason}
      onPress={() => void run()}
    >
      Restore
    </Button>
  );
}
