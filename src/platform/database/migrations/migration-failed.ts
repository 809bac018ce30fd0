import { ConfigError } from '../../config/config.ts';
import { labelOf, type Migration, type Step } from './migration.ts';

/** A migration that cannot run. The message says which, why, and what to do. */
export class MigrationFailed extends ConfigError {
  constructor(migration: Migration, steps: readonly Step[], index: number, cause: unknown, advice: string) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `The migration ${migration.name} failed at step ${index + 1} of ${steps.length} (${labelOf(steps[index]!)}): ${reason}. ${advice}`,
    );
    this.cause = cause;
  }
}
