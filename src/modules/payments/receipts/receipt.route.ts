import type { FastifyInstance } from 'fastify';
import type { Services } from '../../../platform/context/context.ts';
import { type PdfRenderer, signedPdfRoute } from '../../../platform/http/signed-file.ts';

/** `GET /receipts/<payment>.pdf`, by a signed link. */
export function receiptRoute(app: FastifyInstance, services: Services, render: PdfRenderer): void {
  signedPdfRoute(app, services, { path: '/receipts', noun: 'receipt' }, render);
}
