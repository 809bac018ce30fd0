import type { Context } from '../context/context.ts';
import { ServiceKey } from '../context/services.ts';
import type { EntityClass } from '../database/base.entity.ts';

/** A person, by everything that rows about them refer to. */
export interface DataSubject {
  readonly userId: string;
  /** Null for an account that merely claims its address: what went there may be somebody else's. */
  readonly email: string | null;
  readonly customerIds: readonly string[];
  readonly staffMemberIds: readonly string[];
}

/** The ids of the account, the customer, and the staff member that a person is. */
export function idsOf({ userId, customerIds, staffMemberIds }: DataSubject): string[] {
  return [userId, ...customerIds, ...staffMemberIds];
}

/**
 * A part of what is kept of a person, for the file that they may ask for. Whatever is erased with a person belongs into
 * one of these; never a secret, and nothing that is about somebody else.
 */
export interface PersonalData {
  /** Its name in the file: `orders`. */
  readonly section: string;
  /** The tables whose rows it shows. A contract test compares them with all tables that refer to people. */
  readonly entities: readonly EntityClass[];
  /** The records, in batches that easily fit into memory. */
  readonly read: (ctx: Context, person: DataSubject) => AsyncIterable<readonly object[]>;
}

/** What all modules keep of a person. */
export const personalData = new ServiceKey<readonly PersonalData[]>('personalData');
