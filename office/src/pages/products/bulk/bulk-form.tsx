import { type ReactNode, useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { Form } from '../../../kit/form/form.tsx';
import { FormActions } from '../../../kit/form/form-layout.tsx';
import { Dialog } from '../../../kit/overlay/dialog.tsx';
import { useStore } from '../../../kit/provider/store-context.ts';
import { PlainTable } from '../../../kit/table/plain-table.tsx';
import { countText } from '../../../lib/format/text.ts';
import type { ProductRowFragment } from '../generated/graphql.ts';
import styles from '../products.module.css';
import type { BulkDialogProps } from './bulk-changes.tsx';
import { type BulkOutcome, type ProductChange, useBulkUpdate } from './use-bulk-update.ts';

type BulkFormProps = BulkDialogProps & {
  title: string;
  /** Those that would change. */
  affected: readonly ProductRowFragment[];
  changeOf: (product: ProductRowFragment) => Partial<ProductChange>;
  undoOf: (product: ProductRowFragment) => Partial<ProductChange>;
  /** Why it cannot be sent yet. */
  notReady?: string | null;
  size?: 'medium' | 'large';
  children: ReactNode;
};

/** The dialog of a bulk change: what to do, then what became of it where not everything went well. */
export function BulkForm(props: BulkFormProps) {
  const { title, products, affected, changeOf, undoOf, notReady, size, onClose, onDone, children } = props;
  const { locale } = useStore();
  const { run, pending, failure } = useBulkUpdate();
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[] | null>(null);
  const many = (count: number) => countText(count, 'product', 'products', locale);

  async function submit() {
    const answered = await run({ products: affected, changeOf, undoOf });
    if (!answered) return;
    const failed = answered.filter(outcome => outcome.problem);
    if (failed.length > 0) setOutcomes(answered);
    else finish([]);
  }
  function finish(failed: readonly BulkOutcome[]) {
    onDone(new Set(failed.map(outcome => outcome.product.id)));
    onClose();
  }

  if (outcomes) {
    const failed = outcomes.filter(outcome => outcome.problem);
    return (
      <Dialog
        isOpen
        onClose={() => finish(failed)}
        title={`${many(failed.length)} could not be changed`}
        size="large"
        footer={
          <Button variant="primary" onPress={() => finish(failed)}>
            Close
          </Button>
        }
      >
        <div className={styles.stack}>
          <p>
            {many(outcomes.length - failed.length)} changed. Those that were refused stay selected, so that
            you can try them again.
          </p>
          <PlainTable<BulkOutcome>
            label="Refused"
            bounded
            columns={[
              { id: 'name', header: 'Product', render: ({ product }) => product.name },
              { id: 'why', header: 'Why', render: ({ problem }) => problem },
            ]}
            rows={failed}
            getId={({ product }) => product.id}
          />
        </div>
      </Dialog>
    );
  }
  const spared = products.length - affected.length;
  return (
    <Dialog isOpen onClose={onClose} title={title} size={size}>
      <Form aria-label={title} failure={failure} onSubmit={() => void submit()}>
        {children}
        {!notReady && spared > 0 && (
          <p className={styles.muted}>{many(spared)} of those selected stay as they are.</p>
        )}
        <FormActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="primary"
            pending={pending}
            pendingLabel="Changing the products…"
            disabledReason={notReady ?? (affected.length === 0 ? 'Nothing would change.' : null)}
          >
            {notReady ? 'Change products' : `Change ${many(affected.length)}`}
          </Button>
        </FormActions>
      </Form>
    </Dialog>
  );
}
