import type { Context } from '../context/context.ts';

// What a module answers beside GraphQL. Its manifest lists it, and platform/http serves it.

/** A file, or why there is none. */
export type FileAnswer =
  | {
      readonly status: 200;
      readonly fileName: string;
      readonly contentType: string;
      /** `inline` is shown in the browser, `attachment` is saved. */
      readonly disposition: 'inline' | 'attachment';
      readonly bytes: number;
      /** Read as fast as the client takes it, and no faster. */
      readonly content: AsyncIterable<Buffer>;
    }
  | { readonly status: 403 | 410; readonly message: string };

/** `GET <path>/<file>`, by a signed link that has not expired. */
export interface SignedFileRoute {
  readonly kind: 'SIGNED_FILE';
  readonly path: string;
  /** What people call what lies there: `receipt`. */
  readonly noun: string;
  /** Null when there is no such file. */
  readonly open: (ctx: Context, file: string) => Promise<FileAnswer | null>;
}

/** `POST <path>`. The body comes as it was sent, since the signature is over its very bytes. */
export interface WebhookRoute {
  readonly kind: 'WEBHOOK';
  readonly path: string;
  readonly signatureHeader: string;
  /** Keeps what the provider reports. False when the signature is not the provider's. */
  readonly receive: (ctx: Context, rawBody: Buffer, signature: string | undefined) => Promise<boolean>;
}

export type Route = SignedFileRoute | WebhookRoute;
