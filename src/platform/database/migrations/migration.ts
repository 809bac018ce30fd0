/** The one connection on which a migration runs. */
export interface MigrationConnection {
  run<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>;
}

/** A change of rows or tables that needs code. It is in one transaction with the note that it is done. */
export type CodeStep = (connection: MigrationConnection) => Promise<void>;

/** A statement, or code. */
export type Step = string | CodeStep;

/** A change of the tables, and of the rows in them. */
export interface Migration {
  /** What the database records when it has run. It begins with a day and never changes. */
  readonly name: string;
  readonly mysql: readonly Step[];
  readonly sqlite: readonly Step[];
}

const changesTables = /^\s*(alter|create|drop|rename|truncate)\b/i;

/** Whether a step is a statement that changes tables. MySQL commits at each of them, so no transaction holds it. */
export function isTableStatement(step: Step): step is string {
  return typeof step === 'string' && changesTables.test(step);
}

export async function runStep(connection: MigrationConnection, step: Step): Promise<void> {
  if (typeof step === 'string') await connection.run(step);
  else await step(connection);
}

/** How a step is called in messages: the beginning of its statement, or the name of its function. */
export function labelOf(step: Step): string {
  const text =
    typeof step === 'string' ? step.replace(/\s+/g, ' ').trim() : `the code ${step.name || 'step'}`;
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
