import { GraphQLISODateTime } from 'type-graphql';
import { payloadOf, returned } from '../../platform/graphql/payload-of.ts';

export const CreateUploadPayload = payloadOf(
  'createUpload',
  returned(
    'uploadUrl',
    () => String,
    'The address for `PUT`, which needs no session. Send the file as the body, with the content type that you named. Null when there were errors.',
  ),
  returned('uploadToken', () => String, 'Names the file, for `startImport`; null when there were errors.'),
  returned(
    'expiresAt',
    () => GraphQLISODateTime,
    'When the file is deleted, whether it was sent or not; null when there were errors.',
  ),
);
