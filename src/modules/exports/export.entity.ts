import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import type { ExportParameters, ReportOption } from '../../platform/files/define-export.ts';
import { ExportFormat } from '../../platform/files/export-format.ts';
import { Computed } from '../../platform/graphql/direct-fields.ts';
import { CurrencyCode } from '../../platform/graphql/money.ts';
import { CalendarDay, DecimalScalar, JsonScalar } from '../../platform/graphql/scalars.ts';
import { User } from '../accounts/users/user.entity.ts';
import { TopProductsBy, TrendInterval } from '../analytics/analytics.inputs.ts';
import { OrderChannel } from '../orders/order.entity.ts';
import { progressOf } from './export.rules.ts';
import { ExportReport, hasOption } from './export-report.ts';
import { ExportStatus } from './export-status.ts';
import type { StoredOfList } from './stored-list.ts';

function chosen<O extends ReportOption>(
  { report, parameters }: Pick<Export, 'report' | 'parameters'>,
  option: O,
): ExportParameters[O] | null {
  return hasOption(report, option) ? parameters[option] : null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A report or list as a file, which is created in the background. Only the person who requested it sees it.',
})
@Entity({ tableName: 'export_file' })
@Index({ properties: ['requestedBy', 'createdAt'] })
@Index({ properties: ['status', 'expiresAt'] })
@Index({ properties: ['createdAt'] })
export class Export extends BaseEntity {
  static override readonly idPrefix = 'export';

  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'cascade' })
  requestedBy!: User;

  @Field(() => ExportReport, { description: 'The report or list.' })
  @Property({ type: 'string', length: 40 })
  report!: ExportReport;

  @Field(() => ExportFormat, { description: 'The format of the file.' })
  @Property({ type: 'string', length: 4 })
  format!: ExportFormat;

  @Property({ type: 'json' })
  parameters!: ExportParameters;

  @Field(() => CalendarDay, { nullable: true, description: 'The first day it covers; null for all time.' })
  @Computed<Export>(['parameters'], row => row.parameters.range?.from ?? null)
  readonly from?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'The last day it covers; null for all time.' })
  @Computed<Export>(['parameters'], row => row.parameters.range?.to ?? null)
  readonly to?: string | null;

  @Field(() => TrendInterval, {
    nullable: true,
    description: 'The length of its periods; null for a report without periods.',
  })
  @Computed<Export>(['report', 'parameters'], row => chosen(row, 'interval'))
  readonly interval?: TrendInterval | null;

  @Field(() => TopProductsBy, {
    nullable: true,
    description: 'What it ranks by; null for a report without this option.',
  })
  @Computed<Export>(['report', 'parameters'], row => chosen(row, 'by'))
  readonly by?: TopProductsBy | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The minimum total of its customers; null for a report without this option.',
  })
  @Computed<Export>(['report', 'parameters'], row => chosen(row, 'minTotal'))
  readonly minTotal?: string | null;

  @Field(() => CurrencyCode, {
    nullable: true,
    description: 'The currency of its amounts; null for a list, and for a report without amounts.',
  })
  @Computed<Export>(['report', 'parameters'], row => chosen(row, 'currencyCode'))
  readonly currencyCode?: string | null;

  @Field(() => OrderChannel, {
    nullable: true,
    description: 'The only sales channel that it covers; null for all of them.',
  })
  @Computed<Export>(['report', 'parameters'], row => chosen(row, 'channel'))
  readonly channel?: OrderChannel | null;

  @Property({ type: 'string', length: 10 })
  status: ExportStatus = 'QUEUED';

  @Field(() => Int, { nullable: true, description: 'The number of rows; null until it is ready.' })
  @Property({ type: 'integer', nullable: true })
  rowCount: number | null = null;

  @Field(() => Int, { description: 'The number of rows written so far.' })
  @Property({ type: 'integer' })
  rowsDone: number = 0;

  /** About how many there will be; null when that is unknown. */
  @Property({ type: 'integer', nullable: true })
  rowsExpected: number | null = null;

  @Field(() => Int, {
    description:
      'The progress in percent: 100 once it is ready, and less until then. It stays at 0 for a report whose length is not known in advance.',
  })
  @Computed<Export>(['status', 'rowsDone', 'rowsExpected'], progressOf)
  readonly progress?: number;

  @Field(() => String, { description: 'The name of the file.' })
  @Property({ type: 'string', length: 120 })
  fileName!: string;

  // Files are never expected to exceed a GraphQL Int, but the database should not be what fails if one does.
  @Property(bigInteger({ nullable: true }))
  bytes: number | null = null;

  /** Parts of the file that an earlier run wrote have another token, and are ignored. */
  @Property({ type: 'string', length: 36, nullable: true, hidden: true })
  runToken: string | null = null;

  /** How many times it was started. */
  @Property({ type: 'integer' })
  attempts: number = 0;

  @Field(() => String, { nullable: true, description: 'Why it could not be created; null unless it failed.' })
  @Property({ type: 'string', length: 500, nullable: true })
  failureMessage: string | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the last attempt started; null until then.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  startedAt: Date | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it became ready, failed, or was canceled; null until then.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  finishedAt: Date | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the file is deleted, a day after it became ready; null until it is ready.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  expiresAt: Date | null = null;

  /** Hidden from logs, since it may hold a text that was searched for. */
  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'The filter of its list, as `createExport` takes it, with the days that named days were then; null for a report, and for the whole list.',
  })
  @Property({ type: 'json', nullable: true, hidden: true })
  filter: StoredOfList | null = null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'The sort of its list, as `createExport` takes it; null for a report, and without one.',
  })
  @Property({ type: 'json', nullable: true })
  sort: StoredOfList | null = null;
}
