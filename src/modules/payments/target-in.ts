import { UserError } from '../../platform/lib/user-error.ts';
import type { PaymentTargetInput } from './payment.inputs.ts';

/** What a payment is for. */
export interface NamedTarget {
  readonly targetId: string;
  /** Where its id is in the input. */
  readonly path: readonly string[];
}

/** The one field of a payment target that is given. */
export function targetIn(target: PaymentTargetInput): NamedTarget {
  // The schema lets exactly one pass.
  const [field, targetId] = Object.entries(target).find(([, id]) => id != null)!;
  return { targetId, path: ['target', field] };
}

/** Runs what finds mistakes in the id of a target, for which its module knows only the name of the field. */
export async function findingTarget<T>({ path }: NamedTarget, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError) || error.details.path?.[0] !== path.at(-1)) throw error;
    throw new UserError(error.code, error.message, { ...error.details, path });
  }
}
