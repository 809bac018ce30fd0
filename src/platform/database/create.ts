import type { RequiredEntityData } from '@mikro-orm/core';
import type { Context } from '../context/context.ts';
import type { BaseEntity } from './base.entity.ts';

/** The values of a new entity. What is left out has its default; a relation may be given as an entity or as its id. */
export type NewValues<E> = {
  [K in keyof E as K extends symbol
    ? never
    : E[K] extends (...args: never[]) => unknown
      ? never
      : K]?: NonNullable<E[K]> extends BaseEntity ? E[K] | string : E[K];
};

/** Creates an entity in the running transaction. It is written when the transaction is flushed. */
export function create<E extends object>(ctx: Context, entity: new () => E, values: NewValues<E>): E {
  // The ORM's own type asks for what the entity fills in by itself, such as its id and its times.
  return ctx.em.create(entity, values as RequiredEntityData<E>);
}
