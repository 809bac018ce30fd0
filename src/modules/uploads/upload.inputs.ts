import { Field, InputType, Int } from 'type-graphql';
import { IntegerBetween, Text } from '../../platform/graphql/validation.ts';
import { maxUploadBytes } from './upload.rules.ts';
import { UploadPurpose } from './upload-purpose.ts';

@InputType({ description: 'A file to upload.' })
export class CreateUploadInput {
  @Field(() => UploadPurpose, { description: 'What the file is for.' })
  purpose!: UploadPurpose;

  @Field(() => String, { description: 'The name of the file, 1 to 200 characters.' })
  @Text({ max: 200 })
  fileName!: string;

  @Field(() => String, {
    description:
      'The type of its content, which the PUT must have too: text/csv, text/plain, text/tab-separated-values, application/csv, or application/vnd.ms-excel (as Windows calls CSV files).',
  })
  @Text({ max: 60 })
  contentType!: string;

  @Field(() => Int, { description: 'Its size in bytes, at most 50 MiB. The PUT must send exactly as many.' })
  @IntegerBetween(1, maxUploadBytes)
  size!: number;
}
