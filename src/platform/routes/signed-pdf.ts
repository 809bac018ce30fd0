import type { Context } from '../context/context.ts';
import type { SignedFileRoute } from './route.ts';

/** A document as a PDF, or null when there is none. */
export type PdfRenderer = (ctx: Context, id: string) => Promise<Buffer | null>;

/** `GET <path>/<id>.pdf`, with a signed link, shown in the browser. */
export function signedPdf(path: string, noun: string, render: PdfRenderer): SignedFileRoute {
  return {
    kind: 'SIGNED_FILE',
    path,
    noun,
    async open(ctx, file) {
      const pdf = await render(ctx, file.replace(/\.pdf$/, ''));
      return pdf === null
        ? null
        : {
            status: 200,
            fileName: file,
            contentType: 'application/pdf',
            disposition: 'inline',
            bytes: pdf.length,
            content: once(pdf),
          };
    },
  };
}

async function* once(content: Buffer): AsyncIterable<Buffer> {
  yield content;
}
