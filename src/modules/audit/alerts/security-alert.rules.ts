import type { Problem } from '../../../platform/lib/problem.ts';

export function acknowledgeProblem({
  acknowledgedAt,
}: {
  readonly acknowledgedAt: Date | null;
}): Problem | null {
  return acknowledgedAt === null
    ? null
    : { code: 'ALREADY_DONE', message: 'This alert is already acknowledged.' };
}
