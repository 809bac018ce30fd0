import type { RuleTree } from './authorization/shield.ts';
import type { Context } from './context/context.ts';
import type { ServiceDefinition } from './context/services.ts';
import type { EntityClass } from './database/base.entity.ts';
import type { ReportExport } from './files/define-export.ts';
import type { FileImport } from './files/import/define-import.ts';
import type { ErrorTypes } from './graphql/user-error.type.ts';
import type { Job } from './jobs/define-job.ts';
import type { LiveTopic } from './live/live-topic.ts';
import type { Route } from './routes/route.ts';

/** What a module brings to the product. `modules/index.ts` lists them by rank. */
export interface Manifest {
  readonly name: string;
  readonly entities?: readonly EntityClass[];
  readonly resolvers?: readonly (abstract new (...args: never[]) => object)[];
  readonly rules?: RuleTree;
  /** For `node(id:)`: the id prefix of a type, and the root field that returns it. */
  readonly nodes?: Readonly<Record<string, { readonly type: string; readonly field: string }>>;
  /** The types of its user errors that carry more than a message, by code. */
  readonly errorTypes?: ErrorTypes;
  /** What it does in the background. */
  readonly jobs?: readonly Job[];
  /** What it publishes for subscribers. */
  readonly liveTopics?: readonly LiveTopic<object>[];
  /** The files that `import` reads, in their order. */
  readonly imports?: readonly FileImport[];
  /** What can be exported as files. */
  readonly exports?: readonly ReportExport[];
  /** What it answers over HTTP beside GraphQL. */
  readonly routes?: readonly Route[];
  /** What it keeps for as long as the process lives. */
  readonly services?: readonly ServiceDefinition[];
  /** Creates rows that the program cannot do without, within a transaction; at each start, in any number of processes. */
  readonly prepare?: (ctx: Context) => Promise<void>;
  /** Fills a new embedded database with the demo store. Returns what there is, for people: `{ products: 64 }`. */
  readonly demo?: (ctx: Context) => Promise<Readonly<Record<string, number>>>;
}
