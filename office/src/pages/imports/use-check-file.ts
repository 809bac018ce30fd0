import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient } from 'urql';
import { answerProblem } from '../../lib/answer-problem.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { CreateUploadDocument, StartImportDocument } from './generated/graphql.ts';
import type { ImportKind } from './import-kind-ids.ts';
import { importKinds } from './import-kinds.ts';
import { contentTypeOf, uploadFile } from './upload-file.ts';
import { keepUploadToken } from './upload-tokens.ts';

/** Sends a file and lets the server check it without changing anything, then opens the page with what it found. */
export function useCheckFile() {
  const client = useClient();
  const navigate = useNavigate();
  const keyOf = useIdempotencyKey();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | undefined>();

  async function check(kind: ImportKind, file: File): Promise<string | undefined> {
    const { purpose } = importKinds.find(({ id }) => id === kind) ?? importKinds[0];
    const contentType = contentTypeOf(file);
    const prepared = await client
      .mutation(CreateUploadDocument, {
        input: { purpose, fileName: file.name, contentType, size: file.size },
      })
      .toPromise();
    const upload = prepared.data?.createUpload;
    const refused = answerProblem(upload, prepared.error);
    if (refused || !upload?.uploadUrl || !upload.uploadToken) return refused;
    const { uploadUrl, uploadToken } = upload;
    const notSent = await uploadFile(uploadUrl, file, contentType);
    if (notSent) return notSent;
    const input = { uploadToken, kind, dryRun: true, skipInvalid: true };
    const { data, error } = await client
      .mutation(StartImportDocument, { input: { ...input, idempotencyKey: keyOf(input) } })
      .toPromise();
    const started = data?.startImport;
    const notStarted = answerProblem(started, error);
    if (notStarted || !started?.import) return notStarted;
    keepUploadToken(started.import.id, uploadToken);
    void navigate({ to: '/products/import/$importId', params: { importId: started.import.id } });
    return undefined;
  }
  return {
    pending,
    problem,
    async check(kind: ImportKind, file: File) {
      setPending(true);
      setProblem(undefined);
      setProblem(await check(kind, file));
      setPending(false);
    },
  };
}
