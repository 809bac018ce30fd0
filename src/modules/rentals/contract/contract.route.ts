import type { FastifyInstance } from 'fastify';
import type { Services } from '../../../platform/context/context.ts';
import { type PdfRenderer, signedPdfRoute } from '../../../platform/http/signed-file.ts';

/** `GET /contracts/<rental>.pdf`, by a signed link. */
export function contractRoute(app: FastifyInstance, services: Services, render: PdfRenderer): void {
  signedPdfRoute(app, services, { path: '/contracts', noun: 'contract' }, render);
}
