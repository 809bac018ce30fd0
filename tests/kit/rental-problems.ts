import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import { ledgerProblems } from './ledger.ts';

/** Does all background work, and checks that no money and no unit is lost or counted twice. */
export async function rentalBooksAreRight(app: TestApp): Promise<void> {
  await app.work();
  expect(await rentalProblems(app)).toEqual([]);
  expect(await ledgerProblems(app)).toEqual([]);
}

/** What is wrong with the books of rentals, once all background work is done. */
export async function rentalProblems(app: TestApp): Promise<string[]> {
  const rentals = await app.sql('select * from rental');
  const installments = await app.sql('select * from rental_installment');
  const payments = await app.sql(
    "select * from payment where status in ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED')",
  );
  const suffix = (id: unknown) => String(id).split('_')[1]!.slice(0, -2);
  return rentals.flatMap(rental => {
    const n = (name: string) => Number(rental[name]);
    const own = installments.filter(one => one.rental_id === rental.id);
    const taken = payments.filter(
      one =>
        /^(installment|buyout)_/.test(String(one.target_id)) && suffix(one.target_id) === suffix(rental.id),
    );
    const sum = (rows: Record<string, unknown>[], name: string) =>
      rows.reduce((total, row) => total + Number(row[name]), 0);
    const charged = own
      .filter(one => !['WAIVED', 'CANCELLED'].includes(String(one.status)))
      .reduce(
        (total, one) =>
          total + Number(one.amount_minor) + Number(one.deposit_minor) + Number(one.late_fee_minor),
        n('buyout_paid_minor'),
      );
    const accepted = taken.filter(one => one.refused_at === null);
    const refused = taken.filter(one => one.refused_at !== null);
    const places =
      n('rent_paid_minor') + n('late_fees_paid_minor') + n('deposit_paid_minor') + n('buyout_paid_minor');
    const held =
      n('deposit_paid_minor') -
      n('deposit_kept_minor') -
      n('deposit_applied_minor') -
      n('deposit_return_minor');
    const hasEnded = !['AWAITING_SIGNATURE', 'AWAITING_PAYMENT', 'ACTIVE', 'OVERDUE', 'DEFAULTED'].includes(
      String(rental.status),
    );
    const problems: [boolean, string][] = [
      [charged !== n('charged_minor'), `charges ${n('charged_minor')}, its parts ${charged}`],
      [places !== n('paid_minor'), `is paid ${n('paid_minor')}, its parts ${places}`],
      [sum(accepted, 'amount_minor') !== n('paid_minor'), 'differs from its payments'],
      [sum(accepted, 'refunded_minor') !== n('refunded_minor'), 'differs from its refunds'],
      [refused.some(one => Number(one.refunded_minor) !== Number(one.amount_minor)), 'keeps refused money'],
      [sum(taken, 'pending_refund_minor') !== 0, 'waits for refunds'],
      [n('deposit_refunded_minor') !== n('deposit_return_minor'), 'has a deposit on its way'],
      [held < 0, 'holds less than no deposit'],
      [hasEnded && held !== 0, `has ended and holds ${held}`],
      [n('charged_minor') < n('paid_minor'), 'is paid more than it charges'],
    ];
    return problems.flatMap(([isWrong, what]) =>
      isWrong ? [`${rental.number} (${rental.status}) ${what}.`] : [],
    );
  });
}
