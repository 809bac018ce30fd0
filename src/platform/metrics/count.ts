import type { Context } from '../context/context.ts';
import { TransactionKey } from '../context/transaction.ts';
import type { CounterDefinition, LabelsOf } from './define-metric.ts';
import { metricRegistry } from './metric-registry.ts';

/** What the running transaction will count. */
const uncounted = new TransactionKey<(() => void)[]>(() => []);

/** Counts something: after the commit of the running transaction, and never after its rollback; at once outside of one. */
export function count<L extends CounterDefinition['labels']>(
  ctx: Context,
  counter: CounterDefinition<L>,
  labels: LabelsOf<L>,
  amount = 1,
): void {
  const metrics = ctx.services.get(metricRegistry);
  if (!ctx.isInTransaction) {
    metrics.count(counter, labels, amount);
    return;
  }
  const counts = ctx.ofTransaction(uncounted);
  counts.push(() => metrics.count(counter, labels, amount));
  ctx.afterCommit(uncounted, () => {
    for (const add of counts) add();
  });
}
