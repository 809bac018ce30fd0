import { ArgsType, Field, InputType } from 'type-graphql';
import { sortedArgs, sortOf } from '../../platform/graphql/list-args.ts';
import { ById } from '../../platform/graphql/reference-inputs.ts';
import { Text } from '../../platform/graphql/validation.ts';
import { IdempotentInput } from '../../platform/idempotency/idempotent-input.ts';
import { ImportKind } from './import-kind.ts';

@InputType({ description: 'An uploaded file to import, and how.' })
export class StartImportInput extends IdempotentInput {
  @Field(() => String, {
    description: 'The token from `createUpload`, once the file was sent. A dry run does not use it up.',
  })
  @Text({ max: 200 })
  uploadToken!: string;

  @Field(() => ImportKind, { description: 'What the file is about; it must fit the purpose of the upload.' })
  kind!: ImportKind;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only check and count everything, and change nothing; false when absent.',
  })
  dryRun?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'For PRODUCTS: set the stock of products that exist already, too; false when absent. Requires INVENTORY_MANAGE.',
  })
  setStock?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Skip invalid rows and import the others; false when absent: then one invalid row stops all.',
  })
  skipInvalid?: boolean | null;
}

@InputType({ description: 'The import to cancel.' })
export class CancelImportInput extends ById('import') {}

const ImportSort = sortOf('Import', {
  plural: 'imports',
  fields: { CREATED_AT: 'By the time at which they were started; the default.' },
  direction: 'DESC',
});

@ArgsType()
export class ImportsArgs extends sortedArgs(ImportSort, 'the newest first') {}
