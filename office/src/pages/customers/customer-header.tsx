import { useNavigate } from '@tanstack/react-router';
import { Pencil, ShoppingCart, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { LinkButton } from '../../kit/button/link-button.tsx';
import { RelativeTime } from '../../kit/display/relative-time.tsx';
import type { MenuAction } from '../../kit/menu/menu.tsx';
import { ConfirmDialog } from '../../kit/overlay/confirm-dialog.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useCan } from '../../shell/session/session-context.ts';
import type { CustomerOnPage } from './customer-page.tsx';
import { CustomerDeleteDocument, CustomerRestoreDocument } from './generated/graphql.ts';

export function CustomerHeader({ customer }: { customer: CustomerOnPage }) {
  const can = useCan();
  const client = useClient();
  const navigate = useNavigate();
  const [isDeleting, setIsDeleting] = useState(false);
  const remove = useAction(CustomerDeleteDocument, data => data.deleteCustomer);
  const next = (action: 'UPDATE' | 'DELETE') => customer.nextActions.find(each => each.action === action);
  const { id, name, version } = customer;

  async function confirm() {
    if (!(await remove.run({ input: { customerId: id, version } }))) return;
    setIsDeleting(false);
    void navigate({ to: '/customers' });
    toast.success({ title: `${name} is deleted`, action: { label: 'Undo', onAction: () => void restore() } });
  }

  // The page is gone by then, so this asks the client itself.
  async function restore() {
    const { data, error } = await client
      .mutation(CustomerRestoreDocument, { input: { customerId: id } })
      .toPromise();
    const [problem] = data?.restoreCustomer.userErrors ?? [];
    if (data && !problem) toast.success({ title: `${name} is restored` });
    else toast.error({ title: `${name} was not restored`, text: problem?.message ?? failureText(error) });
  }

  const update = next('UPDATE');
  const remover = next('DELETE');
  const actions: MenuAction[] = update
    ? [
        {
          id: 'edit',
          label: 'Edit',
          icon: <Pencil aria-hidden />,
          href: `/customers/${id}/edit`,
          disabledReason: update.allowed ? null : update.reason,
        },
      ]
    : [];
  const moreActions: MenuAction[] = remover
    ? [
        {
          id: 'delete',
          label: 'Delete',
          icon: <Trash2 aria-hidden />,
          danger: true,
          disabledReason: remover.allowed ? null : remover.reason,
          onAction: () => setIsDeleting(true),
        },
      ]
    : [];

  return (
    <>
      <PageHeader
        title={name}
        back={{ href: '/customers', label: 'Customers' }}
        meta={
          <span>
            Customer since <RelativeTime value={customer.createdAt} />
          </span>
        }
        primary={
          can('ORDERS_MANAGE') && (
            <LinkButton
              href={`/orders/new?customer=${id}`}
              variant="primary"
              icon={<ShoppingCart aria-hidden />}
            >
              New order
            </LinkButton>
          )
        }
        actions={actions}
        moreActions={moreActions}
      />
      <ConfirmDialog
        isOpen={isDeleting}
        onClose={() => setIsDeleting(false)}
        title={`Delete ${name}?`}
        confirmLabel="Delete customer"
        pending={remove.pending}
        error={remove.problem}
        onConfirm={() => void confirm()}
      >
        Orders, rentals, and the account stay. The customer can be restored from the list of deleted ones.
      </ConfirmDialog>
    </>
  );
}
