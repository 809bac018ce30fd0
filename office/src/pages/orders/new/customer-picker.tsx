import { UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../../kit/button/button.tsx';
import { ComboBoxField } from '../../../kit/field/combo-box-field.tsx';
import { useCan } from '../../../shell/session/session-context.ts';
import { CreateCustomerDialog } from '../../customers/create-customer-dialog.tsx';
import { NewOrderCustomerByIdDocument, NewOrderCustomersDocument } from '../generated/graphql.ts';
import styles from './new-order.module.css';
import type { FoundCustomer, NewOrder } from './new-order.ts';

type CustomerPickerProps = {
  value: NewOrder['customer'];
  /** The customer whom the address of the page names. */
  preselected: string | undefined;
  onChoose: (customer: FoundCustomer | null) => void;
};

export function CustomerPicker({ value, preselected, onChoose }: CustomerPickerProps) {
  const can = useCan();
  const [search, setSearch] = useState<string | null>(null);
  const [isCreating, setIsCreating] = useState(false);
  const [{ data, fetching }] = useQuery({
    query: NewOrderCustomersDocument,
    variables: { search: search || undefined },
    pause: search === null,
  });
  usePreselected(preselected, value, onChoose);

  const found = data?.customers.nodes ?? [];
  return (
    <div className={styles.pick}>
      <ComboBoxField
        name="customerId"
        label="Customer"
        placeholder="Name, email, or code"
        isRequired
        items={found.map(({ id, name, code, email }) => ({
          id,
          label: name,
          description: [code, email].filter(Boolean).join(' · '),
        }))}
        value={value && { id: value.id, label: value.label }}
        onChange={chosen => onChoose(found.find(({ id }) => id === chosen?.id) ?? null)}
        onSearch={setSearch}
        loading={fetching}
      />
      {can('CUSTOMERS_MANAGE') && (
        <Button icon={<UserPlus aria-hidden />} onPress={() => setIsCreating(true)}>
          New customer
        </Button>
      )}
      {isCreating && (
        <CreateCustomerDialog
          onClose={() => setIsCreating(false)}
          onCreated={customer => {
            setIsCreating(false);
            onChoose({ ...customer, defaultShippingAddress: null });
          }}
        />
      )}
    </div>
  );
}

/** Chooses the customer from whose page this one was opened, once. */
function usePreselected(
  id: string | undefined,
  value: NewOrder['customer'],
  onChoose: (customer: FoundCustomer) => void,
) {
  const [isDone, setIsDone] = useState(value !== null);
  const [{ data }] = useQuery({
    query: NewOrderCustomerByIdDocument,
    variables: { id: id ?? '' },
    pause: !id || isDone,
  });
  const customer = data?.customer;
  useEffect(() => {
    if (!customer || isDone) return;
    setIsDone(true);
    onChoose(customer);
  }, [customer, isDone, onChoose]);
}
