import type { FastifyBaseLogger } from 'fastify';
import type { WebSocket } from 'ws';
import { type Actor, guest } from '../../authorization/actor.ts';
import { Context } from '../../context/context.ts';
import type { Services } from '../../context/services.ts';
import type { Place } from './connection-quota.ts';
import type { RunningSubscription } from './running.ts';

/** What is known of a connection from the request that opened it. */
export interface Origin {
  readonly requestId: string;
  readonly log: FastifyBaseLogger;
  readonly ip: string;
  readonly userAgent: string | null;
  /** For programs that send headers; browsers cannot, and say it in their first message. */
  readonly authorization: string | undefined;
}

/** One open WebSocket: whose it is, and what runs on it. */
export class Connection {
  /** By the id that the client gave it; null while it starts. */
  readonly running = new Map<string, RunningSubscription | null>();
  /** Whether it has answered since it was last asked. */
  isAlive = true;
  #actor: Actor = guest;
  #hasOtherRights = false;

  constructor(
    readonly socket: WebSocket,
    readonly origin: Origin,
    readonly place: Place,
  ) {}

  /** Who it is, as of the last look; a guest only until they have said it. */
  get actor(): Actor {
    return this.#actor;
  }

  set actor(actor: Actor) {
    this.#hasOtherRights ||= this.running.size > 0 && !haveSameRights(actor, this.#actor);
    this.#actor = actor;
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** @param reason at most 123 bytes, by the protocol */
  close(code: number, reason: string): void {
    if (!this.isOpen) return;
    this.socket.close(code, reason);
    this.endAll();
  }

  /** Ends what runs. What is just starting finds out by itself that the connection is no longer open. */
  endAll(): void {
    for (const subscription of [...this.running.values()]) void subscription?.return();
  }

  /** Ends what whoever it is may no longer follow, if they may do other things than before. */
  async endRefused(): Promise<void> {
    if (!this.#hasOtherRights) return;
    this.#hasOtherRights = false;
    await Promise.all([...this.running.values()].map(subscription => subscription?.endIfRefused()));
  }

  /** What one event or one start of a subscription is read with: nothing is left from earlier ones. */
  context(services: Services): Context {
    const { requestId, log, ip, userAgent } = this.origin;
    const ctx = new Context(services, { actor: this.actor, requestId, log, ip, userAgent });
    // What is told of was just committed, and may not have reached a replica.
    ctx.state.readFromPrimary();
    return ctx;
  }
}

function haveSameRights(one: Actor, other: Actor): boolean {
  return (
    one.mustEnrollMfa === other.mustEnrollMfa &&
    one.permissions.size === other.permissions.size &&
    [...one.permissions].every(permission => other.permissions.has(permission))
  );
}
