import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { DateField } from '../../kit/field/date-field.tsx';
import type { Option } from '../../kit/field/option-list.tsx';
import { QuantityField } from '../../kit/field/quantity-field.tsx';
import { DraftNotice } from '../../kit/form/draft-notice.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions, FormRow } from '../../kit/form/form-layout.tsx';
import { useDraft } from '../../kit/form/use-draft.ts';
import { Card } from '../../kit/page/card.tsx';
import { PageHeader } from '../../kit/page/page-header.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { toast } from '../../kit/toast/toasts.ts';
import { dayInZone } from '../../lib/format/dates.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { useRequired } from '../../lib/use-required.ts';
import { ForbiddenPage } from '../../shell/error/forbidden-page.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { useCan, useViewer } from '../../shell/session/session-context.ts';
import { RentalCreateDocument, RentalNewStartDocument } from './generated/graphql.ts';
import { CustomerPicker, ProductPicker } from './pickers.tsx';
import { RentalQuoteCard } from './rental-quote-card.tsx';
import styles from './rentals.module.css';

export function NewRentalPage() {
  usePageTitle('New rental');
  return useCan()('RENTALS_MANAGE') ? <NewRental /> : <ForbiddenPage />;
}

type Entry = { customer: Option | null; product: Option | null; months: number | null; startDate: string };

const empty: Entry = { customer: null, product: null, months: 3, startDate: '' };

function NewRental() {
  const viewer = useViewer();
  const navigate = useNavigate();
  const { timeZone } = useStore();
  const today = dayInZone(new Date(), timeZone);
  const draft = useDraft<Entry>(`${viewer.id}.new-rental`, empty);
  useChosenByAddress(draft.value, draft.set);
  const { customer, product, months, startDate } = draft.value;
  const keyOf = useIdempotencyKey();
  const creating = useAction(RentalCreateDocument, answer => answer.createRental);
  const required = useRequired({ customerId: customer, productId: product, months });

  async function submit() {
    if (!required.check() || !customer || !product || months === null) return;
    const input = { customerId: customer.id, productId: product.id, months, startDate: startDate || null };
    const answer = await creating.run({ input: { ...input, idempotencyKey: keyOf(input) } });
    if (!answer?.rental) return;
    draft.submitted(empty);
    toast.success({ title: `Rental ${answer.rental.number} waits for the signature` });
    void navigate({ to: '/rentals/$rentalId', params: { rentalId: answer.rental.id } });
  }

  return (
    <>
      <PageHeader title="New rental" back={{ href: '/rentals', label: 'Rentals' }} />
      <div className={styles.columns}>
        <Card>
          <Form
            aria-label="New rental"
            userErrors={required.errors ?? creating.userErrors}
            failure={creating.failure}
            onSubmit={() => void submit()}
          >
            <DraftNotice draft={draft} />
            <CustomerPicker
              label="Customer"
              name="customerId"
              isRequired
              value={customer}
              onChange={value => draft.setField('customer', value)}
            />
            <ProductPicker
              label="Product"
              name="productId"
              isRequired
              onlyRentable
              value={product}
              onChange={value => draft.setField('product', value)}
            />
            <FormRow>
              <QuantityField
                label="Months"
                name="months"
                isRequired
                min={1}
                max={120}
                value={months}
                onChange={value => draft.setField('months', value)}
              />
              <DateField
                label="First day"
                name="startDate"
                description="Today when empty."
                min={today}
                value={startDate}
                onChange={value => draft.setField('startDate', value)}
              />
            </FormRow>
            <FormActions>
              <Button
                type="submit"
                variant="primary"
                pending={creating.pending}
                pendingLabel="Creating the rental…"
              >
                Create rental
              </Button>
            </FormActions>
          </Form>
        </Card>
        <RentalQuoteCard productId={product?.id} months={months} customerId={customer?.id} />
      </div>
    </>
  );
}

/** A link from a customer or a product comes with it chosen. */
function useChosenByAddress(value: Entry, set: (value: Entry) => void): void {
  const { customer, product } = useSearch({ from: '/frame/rentals/new' });
  const ids = [customer, product].filter(id => id !== undefined);
  const [{ data }] = useQuery({ query: RentalNewStartDocument, variables: { ids }, pause: ids.length === 0 });
  const [isDone, setIsDone] = useState(false);
  useEffect(() => {
    if (!data || isDone) return;
    setIsDone(true);
    const chosen = { ...value };
    for (const node of data.nodes) {
      if (node?.__typename === 'Customer') chosen.customer = { id: node.id, label: node.name };
      if (node?.__typename === 'Product') chosen.product = { id: node.id, label: node.name };
    }
    set(chosen);
  }, [data, isDone, value, set]);
}
