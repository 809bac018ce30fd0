import type { GraphQLResolveInfo } from 'graphql';
import type { RuleTree } from './authorization/shield.ts';
import type { Context } from './context/context.ts';
import type { ServiceDefinition } from './context/services.ts';
import type { EntityClass } from './database/base.entity.ts';
import type { ReportExport } from './files/define-export.ts';
import type { FileImport } from './files/import/define-import.ts';
import type { ErrorTypes } from './graphql/user-error.type.ts';
import type { Job } from './jobs/define-job.ts';
import type { LiveTopic } from './live/live-topic.ts';
import type { MetricDefinition } from './metrics/define-metric.ts';
import type { PersonalData } from './personal-data/personal-data.ts';
import type { PublicSource } from './public-answers/public-sources.ts';
import type { Route } from './routes/route.ts';
import type { SealedColumn } from './sealing/sealed-column.ts';

export type NodeSource = { readonly type: string } & (
  | { readonly field: string }
  | { readonly read: (ctx: Context, id: string, info: GraphQLResolveInfo) => Promise<object | null> }
);

/** What a module adds to the product. `modules/index.ts` lists the manifests by rank. */
export interface Manifest {
  readonly name: string;
  readonly entities?: readonly EntityClass[];
  readonly resolvers?: readonly (abstract new (...args: never[]) => object)[];
  readonly rules?: RuleTree;
  /**
   * For `node(id:)`: the types by id prefix, each with the root field that returns it, or with a function that reads it
   * and returns null when the actor may not see it.
   */
  readonly nodes?: Readonly<Record<string, NodeSource>>;
  /** The types of its user errors that carry more than a message, by code. */
  readonly errorTypes?: ErrorTypes;
  /** Its columns that are encrypted with AUTH_SECRETS. */
  readonly sealedColumns?: readonly SealedColumn[];
  /** Its background jobs. */
  readonly jobs?: readonly Job[];
  /** The live events that it publishes for subscribers. */
  readonly liveTopics?: readonly LiveTopic<object>[];
  /** The files that it imports. */
  readonly imports?: readonly FileImport[];
  /** The reports that it exports as files. */
  readonly exports?: readonly ReportExport[];
  /** What it keeps of a person. */
  readonly personalData?: readonly PersonalData[];
  /** Its tables that public answers are made from. */
  readonly publicSources?: readonly PublicSource[];
  /** What it counts and measures, for `/metrics`. */
  readonly metrics?: readonly MetricDefinition[];
  /** Its HTTP routes beside GraphQL. */
  readonly routes?: readonly Route[];
  /** Its services, created once for each process. */
  readonly services?: readonly ServiceDefinition[];
  /** Creates rows that the program requires, in a transaction. Runs at each start, perhaps in several processes at once. */
  readonly prepare?: (ctx: Context) => Promise<void>;
  /** Adds its part of the demo store to a new embedded database. Returns how many rows it created: `{ products: 64 }`. */
  readonly demo?: (ctx: Context) => Promise<Readonly<Record<string, number>>>;
}
