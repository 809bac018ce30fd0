import type mysql from 'mysql2/promise';
import type { Session } from './session-by-hand.ts';

export type Who = 'guest' | 'customer' | 'manager';

/** What somebody looks at, with the SQL and JSON that a person would write by hand for it. */
export interface PeopleScenario {
  readonly name: string;
  readonly who: Who;
  /** The permission that the one who asks must have. */
  readonly needs?: string;
  readonly query: string;
  readonly variables: (facts: PeopleFacts) => Record<string, string>;
  /** The same `data`. */
  readonly byHand: (
    pool: mysql.Pool,
    session: Session | undefined,
    variables: Readonly<Record<string, string>>,
  ) => Promise<unknown>;
  /** The lowest acceptable ratio to the hand-written server. */
  readonly atLeast?: number;
}

export interface PeopleFacts {
  readonly productId: string;
  /** An order of the customer. */
  readonly orderId: string;
}
