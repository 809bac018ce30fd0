import { useState } from 'react';
import { useClient } from 'urql';
import { toast } from '../../kit/toast/toasts.ts';
import { failureText } from '../../lib/graphql/failure-text.ts';
import { ExportLinkDocument } from './generated/graphql.ts';

/** Starts the download of an export. Its link is valid for minutes only, so it is asked for at the press. */
export function useDownload() {
  const client = useClient();
  const [pendingId, setPendingId] = useState<string | null>(null);

  async function download(id: string): Promise<void> {
    setPendingId(id);
    const { data, error } = await client
      .query(ExportLinkDocument, { id }, { requestPolicy: 'network-only' })
      .toPromise();
    setPendingId(null);
    const url = data?.export?.url;
    if (url) window.location.assign(url);
    else
      toast.error({
        title: 'The file could not be downloaded',
        text: failureText(error) ?? 'It was deleted meanwhile. Export it again.',
      });
  }
  return { download, pendingId };
}
