import type { Cost } from './measure.ts';

/** What a query should take: a shopper waits for each of several, a member of staff for one. */
const limitsMs = { guest: 20, customer: 20, admin: 100 } as const;

export function isTooMuch({ case: { isReport }, rowsExamined, allowed, error }: Cost): boolean {
  if (isReport) return false;
  return error !== undefined || rowsExamined > allowed;
}

export const heading = `${'ms'.padStart(8)} ${'of'.padStart(4)} ${'examined'.padStart(10)} ${'allowed'.padStart(8)} ${'returned'.padStart(8)}  query, and how it was read`;

export function lineOf(cost: Cost): string {
  const { case: scaleCase, milliseconds, rowsExamined, rowsReturned, allowed, plan, notes, error } = cost;
  const limit = limitsMs[scaleCase.who];
  const verdict = isTooMuch(cost) ? 'TOO MUCH' : milliseconds > limit && !scaleCase.isReport ? 'slow' : '';
  const numbers = [
    milliseconds.toFixed(1).padStart(8),
    String(limit).padStart(4),
    String(rowsExamined).padStart(10),
    (scaleCase.isReport ? '–' : String(allowed)).padStart(8),
    String(rowsReturned).padStart(8),
  ].join(' ');
  const reading = error ?? [...notes, ...plan].join(' ').slice(0, 160);
  return `${numbers}  ${verdict && `${verdict}: `}${scaleCase.who} ${scaleCase.name} [${reading}]`;
}

export function summaryOf(costs: readonly Cost[]): string {
  const failing = costs.filter(isTooMuch);
  const slow = costs.filter(
    cost => !cost.case.isReport && !isTooMuch(cost) && cost.milliseconds > limitsMs[cost.case.who],
  );
  const list = (title: string, some: readonly Cost[]) =>
    some.length === 0 ? '' : `\n${title}\n${some.map(lineOf).join('\n')}\n`;
  const reports = costs.filter(cost => cost.case.isReport);
  return [
    list('Reports:', reports),
    list('Slow, though they read no more than they may:', slow),
    list(
      'Too many rows, or no answer:',
      failing.toSorted((a, b) => b.rowsExamined - a.rowsExamined),
    ),
    `\n${costs.length - failing.length - reports.length} of ${costs.length - reports.length} cases read no more rows than they may.`,
  ].join('');
}
