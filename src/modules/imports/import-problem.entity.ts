import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Import } from './import.entity.ts';

/** What is wrong with a row. It is written once and never changed, so it has no version and no times. */
@ObjectType({ simpleResolvers: true, description: 'What is wrong with a row of an imported file.' })
@Entity()
@Unique({ properties: ['import', 'position'] })
export class ImportProblem {
  static readonly idPrefix = 'importproblem';

  @PrimaryKey({ type: 'string', length: 48 })
  id!: string;

  @ManyToOne(() => Import, { updateRule: 'restrict', deleteRule: 'cascade' })
  import!: Import;

  /** Its place among the problems of the import, from 0 on. */
  @Property({ type: 'integer' })
  position!: number;

  @Field(() => Int, { description: 'The line of the file on which the row begins; the header is on line 1.' })
  @Property({ type: 'integer', fieldName: 'line' })
  row!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The column; null when it is about the whole row or file.',
  })
  @Property({ type: 'string', length: 200, nullable: true, fieldName: 'column_name' })
  column: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'What stands there, cut after 200 characters; null when it is about no single field.',
  })
  @Property({ type: 'string', length: 250, nullable: true })
  value: string | null = null;

  @Field(() => String, { description: 'What is wrong, for people.' })
  @Property({ type: 'string', length: 500 })
  reason!: string;
}
