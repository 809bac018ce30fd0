import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context/context.ts';
import { inTransaction } from '../../platform/context/in-transaction.ts';
import { query } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { emit } from '../../platform/jobs/emit.ts';
import { publish } from '../../platform/live/publish.ts';
import { Export } from './export.entity.ts';
import { isOpen } from './export.rules.ts';
import { deleteChunks } from './export-chunks.ts';
import { fail } from './export-run.ts';
import { exportRequested } from './exports.events.ts';
import { exportChanged } from './exports.live.ts';

/** Exports are read from a replica, which may know of an erasure only a moment later. */
const replicaLagMs = 10_000;

const deletedToo = { filters: { notDeleted: false } };

/**
 * Deletes the exports of an erased user with their files, and the files of everybody else, which live for a day at most:
 * any of them may name the person, and nobody has to say so of a new report. Whoever still needs one asks for it again.
 * One that is being made begins again, without the person. One whose rows were searched for is deleted as a whole, since the
 * searched text may be the person's name. Safe to repeat.
 */
export async function eraseExports(ctx: Context, userId: string): Promise<void> {
  await inTransaction(ctx, ctx => ctx.em.nativeDelete(Export, { requestedBy: userId }, deletedToo));
  const found = await query<{ id: string; isSearched: number }>(
    ctx,
    sql`/* exports.mayName */ select id, filter is not null and filter like '%"search"%' as isSearched from export_file
      where status in ('READY', 'RUNNING') or filter like '%"search"%' order by id`,
  );
  for (const { id, isSearched } of found) {
    if (isSearched) await deleteSearched(ctx, id);
    else await eraseFile(ctx, id);
  }
}

async function eraseFile(ctx: Context, exportId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const found = await ctx.em.findOne(Export, { id: exportId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (found?.status === 'READY') found.status = 'EXPIRED';
    else if (found?.status === 'RUNNING') {
      found.status = 'QUEUED';
      // The run that is under way finds that it no longer counts.
      found.runToken = null;
      found.attempts = 0;
      found.rowsDone = 0;
      emit(ctx, exportRequested, { exportId }, { delayMs: replicaLagMs });
    } else return;
    await deleteChunks(ctx, exportId);
  });
}

async function deleteSearched(ctx: Context, exportId: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const lock = { ...deletedToo, lockMode: LockMode.PESSIMISTIC_WRITE };
    const found = await ctx.em.findOne(Export, { id: exportId }, lock);
    if (!found) return;
    if (isOpen(found.status)) {
      await fail(ctx, found, 'The data of a person were erased meanwhile. Export it again.');
      await ctx.em.flush();
    }
    publish(ctx, exportChanged, { about: exportId });
    await ctx.em.nativeDelete(Export, { id: exportId }, deletedToo);
  });
}
