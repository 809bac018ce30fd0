import type { Services } from '../context/services.ts';
import type { Dialect } from '../database/dialect.ts';
import { systemWork, type Work } from '../database/pool/work.ts';
import { joinSql, listSql, rawSql, type Sql, sql } from '../database/sql.ts';
import { Cancellation } from '../lib/cancellation.ts';
import { withinTime } from '../lib/within-time.ts';
import type { Job } from './define-job.ts';
import { jobRegistry } from './job-registry.ts';
import { type Lane, lanes } from './lanes.ts';

/** The state of the queue of the store, whichever process asks. */
export interface QueueFigures {
  readonly lanes: readonly { readonly lane: Lane; readonly due: number; readonly oldestDueMs: number }[];
  readonly dead: number;
  readonly workers: number;
}

interface Part {
  readonly part: string;
  readonly total: number | string;
  readonly oldest: string | number | null;
}

/** However often metrics are asked for, and by however many, the database is asked once in this time. */
const keptMs = 5_000;
const deadlineMs = 2_000;
/** Counting ends here, so that a long queue is not made longer by being measured. */
const countedUpTo = rawSql('10000');

const kept = new WeakMap<Services, { readonly at: number; readonly figures: Promise<QueueFigures> }>();

/** Reads the figures, or returns those that were read less than five seconds ago. @throws when the database does not answer in time */
export function queueFigures(services: Services): Promise<QueueFigures> {
  const now = performance.now();
  const last = kept.get(services);
  if (last && now - last.at < keptMs) return last.figures;
  const figures = withinTime(readFigures(services), deadlineMs);
  kept.set(services, { at: now, figures });
  return figures;
}

async function readFigures(services: Services): Promise<QueueFigures> {
  const { database, clock } = services;
  const now = clock.now();
  const work: Work = {
    ...systemWork,
    endsAt: performance.now() + deadlineMs,
    cancellation: new Cancellation(),
    held: 0,
  };
  const rows = await database.run<Part>(figuresStatement(services.get(jobRegistry).jobs, now), work);
  const byPart = new Map(rows.map(row => [row.part, row]));
  const totalOf = (part: string) => Number(byPart.get(part)?.total ?? 0);
  const laneNames = Object.keys(lanes) as Lane[];
  return {
    lanes: laneNames.map(lane => ({
      lane,
      due: totalOf(lane),
      oldestDueMs: ageOf(byPart.get(lane)?.oldest ?? null, now, database.dialect),
    })),
    dead: totalOf('dead'),
    workers: totalOf('workers'),
  };
}

/** One statement for all of them; each part is a search in an index of the table. */
function figuresStatement(jobs: readonly Job[], now: Date): Sql {
  const byLane = Map.groupBy(jobs, job => job.lane);
  const due = [...byLane].map(
    ([lane, peers]) =>
      sql`select ${rawSql(`'${lane}'`)} as part, count(*) as total, min(run_at) as oldest from (select run_at from job where status = 'WAITING' and run_at <= ${now} and name in (${listSql(peers.map(({ name }) => name))}) order by run_at limit ${countedUpTo}) as due`,
  );
  const dead = sql`select 'dead' as part, count(*) as total, null as oldest from (select id from job where status = 'DEAD' limit ${countedUpTo}) as dead`;
  const workers = sql`select 'workers' as part, count(*) as total, null as oldest from job_worker where alive_until > ${now}`;
  return sql`/* jobs.figures */ ${joinSql([...due, dead, workers], ' union all ')}`;
}

function ageOf(oldest: string | number | null, now: Date, dialect: Dialect): number {
  return oldest === null ? 0 : Math.max(0, now.getTime() - dialect.readDate(oldest).getTime());
}
