import type { Context } from '../context/context.ts';
import type { DomainEvent, PayloadOf } from './define-event.ts';

export interface JobFailure {
  readonly message: string;
  /** It will not be tried again, unless somebody asks for it. */
  readonly isFinal: boolean;
}

interface Work<P> {
  /** Unique, and kept for good: jobs that wait in the database know their work by it. */
  readonly name: string;
  /**
   * For effects that a rollback cannot undo, such as a mail: `run` then has no transaction, and happens again when
   * the process dies before it has noted that it is done. All other jobs happen exactly once.
   */
  readonly outside?: boolean;
  readonly run: (ctx: Context, payload: P) => Promise<unknown>;
  /** Runs in the transaction that notes that the job is done. */
  readonly done?: (ctx: Context, payload: P) => Promise<unknown>;
  /** Runs in the transaction that notes that an attempt failed. */
  readonly failed?: (ctx: Context, payload: P, failure: JobFailure) => Promise<unknown>;
}

/** Work that is done in the background: because of an event, or again and again. */
export interface Job extends Omit<Work<never>, 'outside'> {
  readonly outside: boolean;
  /** The events that it is done for. */
  readonly on: readonly string[];
  /** How often it is done by itself; null for a job that waits for events. */
  readonly everyMs: number | null;
}

/** `every` is a number and a unit: `30s`, `5m`, `1h`, `1d`. */
export function defineJob(job: Work<Record<string, never>> & { readonly every: string }): Job;
export function defineJob<E extends DomainEvent<object>>(
  job: Work<PayloadOf<E>> & { readonly on: E | readonly E[] },
): Job;
export function defineJob(
  job: Work<never> & {
    readonly on?: DomainEvent<object> | readonly DomainEvent<object>[];
    readonly every?: string;
  },
): Job {
  const { on, every, outside, ...work } = job;
  return {
    ...work,
    outside: outside ?? false,
    on: on === undefined ? [] : [on].flat().map(({ name }) => name),
    everyMs: every === undefined ? null : milliseconds(every),
  };
}

const unitsMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

function milliseconds(duration: string): number {
  const match = /^([1-9]\d*)([smhd])$/.exec(duration);
  if (!match) throw new Error(`"${duration}" is no duration such as 30s, 5m, 1h, or 1d.`);
  return Number(match[1]) * unitsMs[match[2] as keyof typeof unitsMs];
}
