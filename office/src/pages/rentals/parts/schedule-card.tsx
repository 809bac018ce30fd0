import { useState } from 'react';
import { Button } from '../../../kit/button/button.tsx';
import { DataTable } from '../../../kit/data-table/data-table.tsx';
import type { TableColumn } from '../../../kit/data-table/table-types.ts';
import { Day } from '../../../kit/display/day.tsx';
import { Money } from '../../../kit/display/money.tsx';
import { Section } from '../../../kit/page/section.tsx';
import { ObjectLink } from '../../../shell/object-link.tsx';
import { PayDialog } from '../actions/pay-dialog.tsx';
import { WaiveDialog } from '../actions/waive-dialog.tsx';
import { actionOf, type Installment, nextPayable, type RentalDetails } from '../rental-actions.ts';
import { InstallmentStatus } from '../rental-status.tsx';
import styles from '../rentals.module.css';

/** The installments, and what can be done with each. */
export function ScheduleCard({ rental }: { rental: RentalDetails }) {
  const [paid, setPaid] = useState<Installment | null>(null);
  const [waived, setWaived] = useState<Installment | null>(null);
  const next = nextPayable(rental);

  const columns: TableColumn<Installment>[] = [
    { id: 'sequence', header: 'No.', width: 'narrow', render: installment => String(installment.sequence) },
    { id: 'dueOn', header: 'Due', render: installment => <Day value={installment.dueOn} /> },
    {
      id: 'status',
      header: 'Status',
      render: installment => <InstallmentStatus status={installment.status} />,
    },
    {
      id: 'lateFee',
      header: 'Late fee',
      align: 'end',
      hideable: true,
      render: installment => <Money {...installment.lateFee} />,
    },
    { id: 'total', header: 'Total', align: 'end', render: installment => <Money {...installment.total} /> },
    {
      id: 'actions',
      header: 'Actions',
      render: installment => (
        <span className={styles.actions}>
          {installment.payment && <ObjectLink id={installment.payment.id}>Payment</ObjectLink>}
          {installment.status === 'WAIVED' && installment.waiveReason}
          {installment === next && (
            <Button
              size="small"
              aria-label={`Take payment of installment ${installment.sequence}`}
              onPress={() => setPaid(installment)}
            >
              Take payment
            </Button>
          )}
          {actionOf(installment, 'WAIVE')?.allowed && (
            <Button
              size="small"
              variant="quiet"
              aria-label={`Waive installment ${installment.sequence}`}
              onPress={() => setWaived(installment)}
            >
              Waive…
            </Button>
          )}
        </span>
      ),
    },
  ];

  return (
    <Section title="Installments">
      <DataTable<Installment>
        id="rental-installments"
        label="Installments"
        columns={columns}
        rows={rental.installments}
        getId={installment => installment.id}
        getName={installment => `Installment ${installment.sequence}`}
        empty={{ title: 'No installments', text: 'This rental has none.' }}
      />
      {paid && <PayDialog rental={rental} installment={paid} onClose={() => setPaid(null)} />}
      {waived && <WaiveDialog installment={waived} onClose={() => setWaived(null)} />}
    </Section>
  );
}
