import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { Clock } from '../lib/clock.ts';
import type { Keys } from '../lib/keys.ts';
import type { Passwords } from '../lib/passwords.ts';
import type { Budgets } from '../limits/budgets.ts';
import type { Throttle } from '../limits/throttle.ts';
import type { LiveBus } from '../live/live-bus.ts';
import type { Mailer } from '../mail/mailer.ts';

/** Identifies a service whose type the context cannot name, since it belongs to a module or itself uses the context. */
export class ServiceKey<T> {
  /** Never set; carries the type of the service. */
  declare readonly service: T;

  constructor(readonly name: string) {}
}

/** A service of a module: its manifest lists it, and the composition creates it once for each process. */
export interface ServiceDefinition<T = unknown> {
  readonly key: ServiceKey<T>;
  readonly create: (services: Services) => T;
}

/** A service of a module, as its manifest lists it. */
export function defineService<T>(key: ServiceKey<T>, create: (services: Services) => T): ServiceDefinition {
  return { key, create };
}

type Core = Pick<
  Services,
  'config' | 'database' | 'clock' | 'keys' | 'passwords' | 'throttle' | 'budgets' | 'live' | 'mailer'
>;

/** Everything that lives as long as the process. */
export class Services {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  readonly budgets: Budgets;
  readonly live: LiveBus;
  readonly mailer: Mailer;
  readonly #others = new Map<ServiceKey<unknown>, unknown>();

  constructor(core: Core) {
    this.config = core.config;
    this.database = core.database;
    this.clock = core.clock;
    this.keys = core.keys;
    this.passwords = core.passwords;
    this.throttle = core.throttle;
    this.budgets = core.budgets;
    this.live = core.live;
    this.mailer = core.mailer;
  }

  /** The same services with some of the core replaced. What is set on the copy does not reach the original. */
  copy(replaced: Partial<Core> = {}): Services {
    const copy = new Services({ ...this, ...replaced });
    for (const [key, service] of this.#others) copy.set(key, service);
    return copy;
  }

  /** Adds or replaces a service. Only the composition does so, and tests. */
  set<T>(key: ServiceKey<T>, service: T): void {
    this.#others.set(key, service);
  }

  /** A service that not every composition has. */
  find<T>(key: ServiceKey<T>): T | undefined {
    return this.#others.get(key) as T | undefined;
  }

  get<T>(key: ServiceKey<T>): T {
    if (!this.#others.has(key))
      throw new Error(`There is no service "${key.name}"; does a manifest list it?`);
    return this.#others.get(key) as T;
  }
}
