import type { CommitObserver } from '../context/commit-observer.ts';
import type { Context } from '../context/context.ts';
import { anything, type LiveBus } from '../live/live-bus.ts';
import { defineLiveTopic } from '../live/live-topic.ts';
import type { PublicAnswers } from './public-answers.ts';
import type { PublicSources } from './public-sources.ts';
import { readsDatabase } from './reads-database.ts';

/** About the name of a table. */
export const publicTableChanged = defineLiveTopic('public-answers.table-changed');
/** About the id of a session. */
export const sessionWrote = defineLiveTopic('public-answers.session-wrote');

/** Notifies the answers of all processes of what a transaction has changed. */
export class PublicChanges implements CommitObserver {
  constructor(
    private readonly sources: PublicSources,
    private readonly live: LiveBus,
  ) {}

  changedBy(statement: string): string | undefined {
    return this.sources.changedBy(statement);
  }

  committed({ actor }: Context, tables: ReadonlySet<string>): void {
    const events = [...tables].map(table => ({ topic: publicTableChanged.name, data: { about: table } }));
    // Who reads the database anyway need not be remembered.
    if (actor.sessionId !== null && !readsDatabase(actor))
      events.push({ topic: sessionWrote.name, data: { about: actor.sessionId } });
    if (events.length > 0) this.live.publish(events);
  }
}

/** Drops answers when a process commits a change of what they were made from. */
export function followChanges(answers: PublicAnswers, live: LiveBus): void {
  live.listen(publicTableChanged, anything, ({ about }) => answers.drop(about));
  live.listen(sessionWrote, anything, ({ about }) => answers.sessionWrote(about));
}
