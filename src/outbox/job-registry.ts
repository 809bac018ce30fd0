import type { Job } from './define-job.ts';

/** The jobs of all modules. */
export class JobRegistry {
  constructor(readonly jobs: readonly Job[]) {}
}
