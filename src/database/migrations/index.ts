import type { Constructor } from '@mikro-orm/core';
import type { Migration } from '@mikro-orm/migrations';

/** In their order, for ever: a migration that has run somewhere is never changed. */
export const migrations: { name: string; class: Constructor<Migration> }[] = [];
