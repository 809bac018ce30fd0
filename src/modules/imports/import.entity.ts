import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../platform/database/base.entity.ts';
import { Computed, Loaded } from '../../platform/graphql/direct-fields.ts';
import { User } from '../accounts/users/user.entity.ts';
import { Upload } from '../uploads/upload.entity.ts';
import { progressOf } from './import.rules.ts';
import { ImportKind } from './import-kind.ts';
import { ImportPreview } from './import-preview.type.ts';
import { ImportStatus } from './import-status.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'The import of an uploaded CSV file, which runs in the background: all of it, or nothing. Whoever may import such files sees it, for 90 days.',
})
@Entity({ tableName: 'import_run' })
@Index({ properties: ['createdBy', 'status'] })
@Index({ properties: ['createdAt'] })
export class Import extends BaseEntity {
  static override readonly idPrefix = 'import';

  @Field(() => User, { description: 'Who started it.' })
  @Loaded(() => User)
  @ManyToOne(() => User, { updateRule: 'restrict', deleteRule: 'cascade' })
  createdBy!: User;

  /** The file; null once it is deleted. */
  @ManyToOne(() => Upload, { updateRule: 'restrict', deleteRule: 'set null', nullable: true })
  upload: Upload | null = null;

  @Field(() => ImportKind, { description: 'What the file is about.' })
  @Property({ type: 'string', length: 20 })
  kind!: ImportKind;

  @Field(() => Boolean, { description: 'Whether it only says what would be imported, and changes nothing.' })
  @Property({ type: 'boolean' })
  dryRun!: boolean;

  @Field(() => Boolean, { description: 'Whether it sets the stock of known products, too.' })
  @Property({ type: 'boolean' })
  setStock!: boolean;

  @Field(() => Boolean, { description: 'Whether it skips invalid rows instead of importing nothing.' })
  @Property({ type: 'boolean' })
  skipInvalid!: boolean;

  @Field(() => ImportStatus, { description: 'The status.' })
  @Property({ type: 'string', length: 10 })
  status: ImportStatus = 'QUEUED';

  // Hidden from the audit log, since it may be the name of a person, and is erased with them.
  @Field(() => String, { description: 'The name of the file.' })
  @Property({ type: 'string', length: 200, hidden: true })
  fileName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'How the file is written, such as "semicolons, Windows-1252"; null until it was looked at.',
  })
  @Property({ type: 'string', length: 60, nullable: true })
  format: string | null = null;

  @Field(() => ImportPreview, {
    nullable: true,
    description:
      'The first rows of the file as they were understood; null until it was looked at, and after the data of a person was erased.',
  })
  @Property({ type: 'json', nullable: true })
  preview: ImportPreview | null = null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many rows the file has; null until they were counted, and when it cannot be read to its end.',
  })
  @Property({ type: 'integer', nullable: true })
  rowsTotal: number | null = null;

  @Field(() => Int, {
    description: 'How many rows were read so far. On the embedded database it stays at 0 until the end.',
  })
  @Property({ type: 'integer' })
  rowsDone: number = 0;

  @Field(() => Int, { description: 'The progress in percent: 100 once it is done, and less until then.' })
  @Computed<Import>(['status', 'rowsDone', 'rowsTotal'], progressOf)
  readonly progress?: number;

  @Field(() => Int, {
    description: 'How many rows created something, or would have in a dry run; 0 for an import that failed.',
  })
  @Property({ type: 'integer' })
  created: number = 0;

  @Field(() => Int, {
    description: 'How many rows changed something, or would have in a dry run; 0 for an import that failed.',
  })
  @Property({ type: 'integer' })
  updated: number = 0;

  @Field(() => Int, { description: 'How many rows say what is so already.' })
  @Property({ type: 'integer' })
  unchanged: number = 0;

  @Field(() => Int, { description: 'How many rows were refused.' })
  @Property({ type: 'integer' })
  failed: number = 0;

  @Field(() => Int, {
    description: 'How many problems were found. `problems` has the first 1,000 of them.',
  })
  @Property({ type: 'integer' })
  problemCount: number = 0;

  @Field(() => [String], { description: 'What else is to be said about the file, one sentence each.' })
  @Property({ type: 'json' })
  notes: string[] = [];

  @Field(() => String, { nullable: true, description: 'Why nothing was imported; null unless it failed.' })
  @Property({ type: 'string', length: 500, nullable: true })
  failureMessage: string | null = null;

  /** What an earlier run still does has another token, and is rolled back. */
  @Property({ type: 'string', length: 36, nullable: true, hidden: true })
  runToken: string | null = null;

  /** How many times it was started. */
  @Property({ type: 'integer' })
  attempts: number = 0;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When the last attempt started; null until then.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  startedAt: Date | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was done, failed, or was canceled; null until then.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  finishedAt: Date | null = null;
}
