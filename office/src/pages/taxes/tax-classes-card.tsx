import { Pencil, Plus, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { IconButton } from '../../kit/button/icon-button.tsx';
import { ConfirmDialog } from '../../kit/overlay/confirm-dialog.tsx';
import { Card } from '../../kit/page/card.tsx';
import { StatusBadge } from '../../kit/status/status-badge.tsx';
import { PlainTable } from '../../kit/table/plain-table.tsx';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { TaxClassDeleteDocument, type TaxClassItemFragment } from './generated/graphql.ts';
import styles from './taxes.module.css';

const TaxClassDialog = lazy(() => import('./tax-class-dialog.tsx'));

type TaxClassesCardProps = { taxClasses: readonly TaxClassItemFragment[]; onChange: () => void };

export function TaxClassesCard({ taxClasses, onChange }: TaxClassesCardProps) {
  // The id of the one that is edited, or "new".
  const [open, setOpen] = useState<string | null>(null);
  const [deleted, setDeleted] = useState<TaxClassItemFragment | null>(null);
  const remove = useAction(TaxClassDeleteDocument, data => data.deleteTaxClass);
  function close() {
    setDeleted(null);
    remove.reset();
  }

  async function confirm() {
    if (!deleted) return;
    const input = { taxClassId: deleted.id, version: deleted.version };
    if (!(await remove.run({ input }))) return;
    toast.success({ title: `${deleted.name} deleted` });
    close();
    onChange();
  }

  const edited = taxClasses.find(({ id }) => id === open);
  return (
    <Card
      title="Tax classes"
      actions={
        <Button size="small" icon={<Plus aria-hidden />} onPress={() => setOpen('new')}>
          Add tax class
        </Button>
      }
    >
      <p className={styles.hint}>
        What is taxed alike: everything that is not in another class is in the default one.
      </p>
      <PlainTable
        label="Tax classes"
        rows={taxClasses}
        getId={({ id }) => id}
        columns={[
          {
            id: 'name',
            header: 'Name',
            render: ({ name, isDefault }) => (
              <>
                {name} {isDefault && <StatusBadge tone="neutral">Default</StatusBadge>}
              </>
            ),
          },
          { id: 'code', header: 'Code', render: ({ code }) => code },
          {
            id: 'actions',
            header: 'Actions',
            align: 'end',
            render: taxClass => (
              <div className={styles.rowActions}>
                <IconButton label={`Edit ${taxClass.name}`} onPress={() => setOpen(taxClass.id)}>
                  <Pencil aria-hidden />
                </IconButton>
                {!taxClass.isDefault && (
                  <IconButton label={`Delete ${taxClass.name}`} onPress={() => setDeleted(taxClass)}>
                    <Trash2 aria-hidden />
                  </IconButton>
                )}
              </div>
            ),
          },
        ]}
      />
      <ConfirmDialog
        isOpen={deleted !== null}
        onClose={close}
        title={`Delete ${deleted?.name ?? 'it'}?`}
        confirmLabel="Delete tax class"
        pending={remove.pending}
        error={remove.problem}
        onConfirm={() => void confirm()}
      >
        Its rates are deleted from all zones. This cannot be undone.
      </ConfirmDialog>
      {(open === 'new' || edited) && (
        <Suspense>
          <TaxClassDialog taxClass={edited} onClose={() => setOpen(null)} onSaved={onChange} />
        </Suspense>
      )}
    </Card>
  );
}
