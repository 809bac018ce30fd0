import { Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Input } from '../../platform/graphql/input.ts';
import { createUpload } from './create-upload.ts';
import { CreateUploadInput } from './upload.inputs.ts';
import { CreateUploadPayload } from './upload.payloads.ts';

@Resolver()
export class UploadResolver {
  @Mutation(() => CreateUploadPayload, {
    description:
      'Prepares the upload of a file, which is then sent by `PUT` to `uploadUrl` and kept for a day. The purpose says which permissions it needs.',
  })
  createUpload(
    @Input('The file to upload, and what it is for.') input: CreateUploadInput,
    @Ctx() ctx: Context,
  ) {
    return createUpload(ctx, input);
  }
}
