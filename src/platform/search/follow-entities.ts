import type { EntityManager, EventArgs, EventSubscriber, FlushEventArgs } from '@mikro-orm/core';
import { contextOf } from '../context/context-of.ts';
import { BaseEntity } from '../database/base.entity.ts';
import type { SearchText } from './entry-of.ts';
import { indexForSearch, removeFromSearch } from './index-for-search.ts';
import { type SearchSource, searchSourceOf } from './search-source.ts';

interface Written {
  readonly source: SearchSource;
  readonly isNew: boolean;
}

// By transaction. The ORM calls the subscriber below with the entity manager only.
const written = new WeakMap<EntityManager, Map<BaseEntity, Written>>();

/** Keeps the search index as the entities are, in the transaction that writes them. */
export class FollowEntities implements EventSubscriber<object> {
  afterCreate(args: EventArgs<object>): void {
    note(args, true);
  }

  afterUpdate(args: EventArgs<object>): void {
    note(args, false);
  }

  async afterFlush({ em }: FlushEventArgs): Promise<void> {
    const entities = written.get(em);
    if (!entities) return;
    written.delete(em);
    const ctx = contextOf(em);
    for (const source of new Set([...entities.values()].map(({ source }) => source))) {
      const texts: SearchText[] = [];
      const hidden: string[] = [];
      for (const [entity, { isNew, ...of }] of entities) {
        if (of.source !== source) continue;
        const text = source.textOf(entity as never);
        if (text) texts.push({ ...text, isNew });
        else if (!isNew) hidden.push(entity.id);
      }
      await removeFromSearch(ctx, source, hidden);
      await indexForSearch(ctx, source, texts);
    }
  }
}

function note({ em, entity, changeSet, meta }: EventArgs<object>, isNew: boolean): void {
  const source = searchSourceOf(meta.class);
  if (!source || !changeSet || !(entity instanceof BaseEntity)) return;
  const isChanged = isNew || source.properties.some(property => property in changeSet.payload);
  if (!isChanged) return;
  const entities = written.get(em) ?? new Map<BaseEntity, Written>();
  written.set(em, entities);
  entities.set(entity, { source, isNew });
}
