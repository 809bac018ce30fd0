import type { Finding } from './check.ts';
import type { Diagnosis } from './examine.ts';

const marks = { BLOCKER: '✗', WARNING: '!' } as const;

/** All checks for people: what is right in one line, what is not with what to do. */
export function doctorReport(diagnoses: readonly Diagnosis[]): string {
  const lines = diagnoses.flatMap(({ check, findings }) =>
    findings.length === 0 ? [`✓ ${check.title}`] : findings.flatMap(linesOf),
  );
  return `${lines.join('\n')}\n\n${summary(diagnoses)}`;
}

/** What was found, for the start of a server; empty when nothing was. */
export function startReport(diagnoses: readonly Diagnosis[]): string[] {
  const found = diagnoses.flatMap(({ findings }) => findings);
  if (found.length === 0) return [];
  return [
    '  Doctor    what keeps this store from going live (✗) or is worth a look (!); `npm run cli -- doctor` looks at more',
    ...found.map(({ severity, problem, remedy }) => `            ${marks[severity]} ${problem} ${remedy}`),
  ];
}

/** The same for programs. */
export function doctorJson(diagnoses: readonly Diagnosis[]): string {
  const rows = diagnoses.map(({ check, findings }) => ({ check: check.id, findings }));
  return JSON.stringify(rows, undefined, 2);
}

function linesOf({ severity, problem, remedy }: Finding): string[] {
  return [`${marks[severity]} ${problem}`, `    ${remedy}`];
}

function summary(diagnoses: readonly Diagnosis[]): string {
  const all = diagnoses.flatMap(({ findings }) => findings);
  const blockers = all.filter(({ severity }) => severity === 'BLOCKER').length;
  const warnings = all.length - blockers;
  const rest = warnings === 0 ? '' : ` ${warnings} more ${warnings === 1 ? 'is' : 'are'} worth a look (!).`;
  if (blockers === 0) return `Nothing keeps this store from going live.${rest}`;
  return `${blockers} ${blockers === 1 ? 'thing keeps' : 'things keep'} this store from going live (✗).${rest}`;
}
