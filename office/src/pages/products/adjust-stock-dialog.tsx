import { useState } from 'react';
import { useMutation } from 'urql';
import { Button } from '../../kit/button/button.tsx';
import { NumberField } from '../../kit/field/number-field.tsx';
import { TextField } from '../../kit/field/text-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { FormActions } from '../../kit/form/form-layout.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { useRequired } from '../../lib/use-required.ts';
import { AdjustStockDocument, type ProductDetailsFragment } from './generated/graphql.ts';

type AdjustStockDialogProps = {
  product: Pick<ProductDetailsFragment, 'id' | 'name' | 'stock'>;
  onClose: () => void;
};

/** Corrects the level by a difference: a level would overwrite what others sell meanwhile. */
export default function AdjustStockDialog({ product, onClose }: AdjustStockDialogProps) {
  const keyOf = useIdempotencyKey();
  const [delta, setDelta] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const required = useRequired({ delta, reason: reason.trim() });
  const [{ data, error, fetching }, adjust] = useMutation(AdjustStockDocument);
  const { onHand } = product.stock;

  async function submit() {
    if (!required.check() || delta === null) return;
    const input = { productId: product.id, delta, reason: reason.trim() };
    const { data: answer } = await adjust({ input: { ...input, idempotencyKey: keyOf(input) } });
    const movement = answer?.adjustStock.stockMovement;
    if (!movement) return;
    toast.success({ title: `Stock adjusted: ${movement.onHandAfter} on hand` });
    onClose();
  }
  return (
    <Dialog isOpen onClose={onClose} title="Adjust stock">
      <Form
        aria-label="Adjust stock"
        userErrors={required.errors ?? data?.adjustStock.userErrors}
        failure={failureText(error)}
        onSubmit={() => void submit()}
      >
        <p>
          {product.name} has {onHand} on hand.
        </p>
        <NumberField
          name="delta"
          label="Add or remove"
          description={
            delta ? `${onHand + delta} on hand afterwards.` : 'Negative removes: -2 when two are broken.'
          }
          isRequired
          autoFocus
          step={1}
          min={-1_000_000}
          max={1_000_000}
          value={delta}
          onChange={setDelta}
        />
        <TextField
          name="reason"
          label="Reason"
          description="Shown with the movement, such as “counted” or “broken in transit”."
          isRequired
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        <FormActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" pending={fetching} pendingLabel="Adjusting the stock…">
            Adjust stock
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
