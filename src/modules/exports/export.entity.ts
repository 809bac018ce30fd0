import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { bigInteger } from '../../platform/database/big-integer.ts';
import type { ExportParameters, ReportOption } from '../../platform/files/define-export.ts';
import { ExportFormat } from '../../platform/files/export-format.ts';
import { Computed } from '../../platform/graphql/direct-fields.ts';
import { CurrencyCode } from '../../platform/graphql/money.ts';
import { CalendarDay, DecimalScalar } from '../../platform/graphql/scalars.ts';
import { User } from '../accounts/users/user.entity.ts';
import { TopProductsBy, TrendInterval } from '../analytics/analytics.inputs.ts';
import { OrderChannel } from '../orders/order.entity.ts';
import { progressOf } from './export.rules.ts';
import { ExportReport, hasOption } from './export-report.ts';
import { ExportStatus } from './export-status.ts';

function chosen<O extends ReportOption>(
  { report, parameters }: Pick<Export, 'report' | 'parameters'>,
  option: O,
): ExportParameters[O] | null {
  return hasOption(report, option) ? parameters[option] : null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A report or list as a file, which is made in the background. Only who asked for it sees it.',
})
@Entity({ tableName: 'export_file' })
@Index({ properties: ['requestedBy', 'createdAt'] })
@Index({ properties: ['status', 'expiresAt'] })
@Index({ properties: ['createdAt'] })
export class Export extends BaseEntity {
  static override readonly idPrefix = 'export';

  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'cascade' })
  requestedBy!: User;

  @Field(() => ExportReport, { description: 'What is in it.' })
  @Property({ type: 'string', length: 40 })
  report!: ExportReport;

  @Field(() => ExportFormat, { description: 'What kind of file it is.' })
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
    description: 'How long its periods are; null for a report without.',
  })
  @Computed<Export>(['report', 'parameters'], row => chosen(row, 'interval'))
  readonly interval?: TrendInterval | null;

  @Field(() => TopProductsBy, {
    nullable: true,
    description: 'By what it ranks; null where that cannot be chosen.',
  })
  @Computed<Export>(['report', 'parameters'], row => chosen(row, 'by'))
  readonly by?: TopProductsBy | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What customers in it spent at least; null where that cannot be chosen.',
  })
  @Computed<Export>(['report', 'parameters'], row => chosen(row, 'minTotal'))
  readonly minTotal?: string | null;

  @Field(() => CurrencyCode, {
    nullable: true,
    description: 'The currency that it is about; null for a list, and for a report that is about none.',
  })
  @Computed<Export>(['report', 'parameters'], row => chosen(row, 'currencyCode'))
  readonly currencyCode?: string | null;

  @Field(() => OrderChannel, {
    nullable: true,
    description: 'It holds only what was sold in this way; null for all ways.',
  })
  @Computed<Export>(['report', 'parameters'], row => chosen(row, 'channel'))
  readonly channel?: OrderChannel | null;

  @Property({ type: 'string', length: 10 })
  status: ExportStatus = 'QUEUED';

  @Field(() => Int, { nullable: true, description: 'How many rows it has; null until it is ready.' })
  @Property({ type: 'integer', nullable: true })
  rowCount: number | null = null;

  @Field(() => Int, { description: 'How many rows are written so far.' })
  @Property({ type: 'integer' })
  rowsDone: number = 0;

  /** How many there will be, about; null when nobody can tell. */
  @Property({ type: 'integer', nullable: true })
  rowsExpected: number | null = null;

  @Field(() => Int, {
    description:
      'How much is done, in percent: 100 once it is ready, and less until then. It stays at 0 for a report of which nobody knows the length before.',
  })
  @Computed<Export>(['status', 'rowsDone', 'rowsExpected'], progressOf)
  readonly progress?: number;

  @Field(() => String, { description: 'What the file is called.' })
  @Property({ type: 'string', length: 120 })
  fileName!: string;

  // More than an Int of GraphQL holds is more than is ever made, but the database should not be the one to find out.
  @Property(bigInteger({ nullable: true }))
  bytes: number | null = null;

  /** Parts of the file that an earlier run wrote have another token, and do not count. */
  @Property({ type: 'string', length: 36, nullable: true, hidden: true })
  runToken: string | null = null;

  /** How often it was begun. */
  @Property({ type: 'integer' })
  attempts: number = 0;

  @Field(() => String, { nullable: true, description: 'Why it could not be made; null unless it failed.' })
  @Property({ type: 'string', length: 500, nullable: true })
  failureMessage: string | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was begun last; null until then.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  startedAt: Date | null = null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it ended, in whichever way.' })
  @Property({ type: 'datetime', length: 3, nullable: true })
  finishedAt: Date | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the file is deleted, a day after it was ready; null until it is.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  expiresAt: Date | null = null;
}
