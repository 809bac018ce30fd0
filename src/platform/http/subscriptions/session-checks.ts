import DataLoader from 'dataloader';
import type { Actor } from '../../authorization/actor.ts';
import { closeCodes } from './close-codes.ts';
import type { Connection } from './connection.ts';

export interface SessionOfUser {
  readonly userId: string;
  readonly sessionId: string;
}

/** The actors of sessions, in the same order; null for a session that has ended. */
export type CheckSessions = (sessions: readonly SessionOfUser[]) => Promise<readonly (Actor | null)[]>;

const maxAtOnce = 200;

/** Checks whether the session of a connection is still valid. Simultaneous checks share one statement; no caching. */
export class SessionChecks {
  readonly #loader: DataLoader<SessionOfUser, Actor | null>;

  constructor(checkSessions: CheckSessions) {
    this.#loader = new DataLoader(async sessions => [...(await checkSessions(sessions))], {
      cache: false,
      maxBatchSize: maxAtOnce,
    });
  }

  /** Returns whether the connection may continue. If its session has ended, it is closed. */
  async check(connection: Connection): Promise<boolean> {
    const { userId, sessionId } = connection.actor;
    if (userId === null || sessionId === null) return connection.isOpen;
    const actor = await this.#loader.load({ userId, sessionId });
    if (actor) connection.actor = actor;
    else connection.close(closeCodes.forbidden, 'The session has ended.');
    return connection.isOpen;
  }
}
