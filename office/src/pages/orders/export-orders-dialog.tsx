import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../kit/button/button.tsx';
import { RadioGroupField } from '../../kit/field/radio-group-field.tsx';
import { Form } from '../../kit/form/form.tsx';
import { Dialog } from '../../kit/overlay/dialog.tsx';
import { useStore } from '../../kit/provider/store-context.ts';
import { toast } from '../../kit/toast/toasts.ts';
import { useAction } from '../../lib/graphql/use-action.ts';
import { daysInput, daysText } from '../../lib/list/days.ts';
import { type ExportFormat, OrdersExportDocument } from './generated/graphql.ts';

const formats: readonly { id: ExportFormat; label: string; description: string }[] = [
  { id: 'CSV', label: 'CSV', description: 'For spreadsheets and other programs.' },
  { id: 'XLSX', label: 'Excel', description: 'With amounts and dates that Excel knows.' },
];

type ExportOrdersDialogProps = { isOpen: boolean; onClose: () => void; days: string | undefined };

/** Starts a file with all orders of the days that are chosen. It is made in the background. */
export function ExportOrdersDialog({ isOpen, onClose, days }: ExportOrdersDialogProps) {
  const { locale } = useStore();
  const router = useRouter();
  const [format, setFormat] = useState<ExportFormat>('CSV');
  const create = useAction(OrdersExportDocument, data => data.createExport);

  async function submit() {
    const answer = await create.run({ input: { report: 'ORDERS', format, range: daysInput(days) } });
    if (!answer) return;
    onClose();
    toast.success({
      title: 'The export is being made',
      action: { label: 'Open exports', onAction: () => void router.navigate({ href: '/exports' }) },
    });
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Export orders"
      footer={
        <Button
          type="submit"
          form="export-orders"
          variant="primary"
          pending={create.pending}
          pendingLabel="Starting…"
        >
          Export
        </Button>
      }
    >
      <Form
        id="export-orders"
        userErrors={create.userErrors}
        failure={create.failure}
        onSubmit={() => void submit()}
      >
        <p>
          {days
            ? `The file holds all orders placed in these days: ${daysText(days, locale)}.`
            : 'The file holds all orders. Filter the list by days to export those only.'}
        </p>
        <RadioGroupField label="Format" name="format" options={formats} value={format} onChange={setFormat} />
      </Form>
    </Dialog>
  );
}
