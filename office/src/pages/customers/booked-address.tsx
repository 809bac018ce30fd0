import { Pencil, Trash2 } from 'lucide-react';
import { useClient } from 'urql';
import { IconButton } from '../../kit/button/icon-button.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { Address } from '../../kit/text/address.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { addressInput, addressOf } from '../../shell/address/address-values.ts';
import styles from './customer.module.css';
import type { CustomerOnPage } from './customer-page.tsx';
import { CustomerAddressCreateDocument, CustomerAddressDeleteDocument } from './generated/graphql.ts';

type BookedAddressProps = {
  customer: CustomerOnPage;
  address: CustomerOnPage['addresses'][number];
  /** Null for those who may only look. */
  onEdit: (() => void) | null;
};

export function BookedAddress({ customer, address, onEdit }: BookedAddressProps) {
  const client = useClient();
  const isDefaultShipping = customer.defaultShippingAddress?.id === address.id;
  const isDefaultBilling = customer.defaultBillingAddress?.id === address.id;
  const where = address.address.line1 ?? address.address.city ?? 'address';

  async function remove() {
    const { data, error } = await client
      .mutation(CustomerAddressDeleteDocument, { input: { customerAddressId: address.id } })
      .toPromise();
    const [problem] = data?.deleteCustomerAddress.userErrors ?? [];
    if (!data || problem)
      return toast.error({
        title: 'The address was not deleted',
        text: problem?.message ?? failureText(error),
      });
    toast.success({
      title: 'The address is deleted',
      action: { label: 'Undo', onAction: () => void addAgain() },
    });
  }

  /** What is deleted is gone, so undoing it writes the same address again. */
  async function addAgain() {
    const input = {
      customerId: customer.id,
      address: addressInput(addressOf(address.address))!,
      isDefaultShipping,
      isDefaultBilling,
    };
    const { data, error } = await client.mutation(CustomerAddressCreateDocument, { input }).toPromise();
    const [problem] = data?.createCustomerAddress.userErrors ?? [];
    if (!data || problem)
      toast.error({ title: 'The address was not added', text: problem?.message ?? failureText(error) });
    else toast.success({ title: 'The address is back' });
  }

  return (
    <li className={styles.bookedAddress}>
      <div className={styles.addressText}>
        <Address address={address.address} />
        {isDefaultShipping && <StatusBadge tone="info">Ships here</StatusBadge>}
        {isDefaultBilling && <StatusBadge tone="neutral">Bills here</StatusBadge>}
      </div>
      {onEdit && (
        <div className={styles.addressActions}>
          <IconButton label={`Edit ${where}`} onPress={onEdit}>
            <Pencil aria-hidden />
          </IconButton>
          <IconButton label={`Delete ${where}`} onPress={() => void remove()}>
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      )}
    </li>
  );
}
