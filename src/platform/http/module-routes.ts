import type { FastifyInstance } from 'fastify';
import type { Services } from '../context/services.ts';
import type { Route } from '../routes/route.ts';
import { signedFileRoute } from './signed-files.ts';
import { uploadRoute } from './uploads.ts';
import { webhookRoute } from './webhooks.ts';

/** Serves the routes that manifests list. */
export function moduleRoutes(app: FastifyInstance, services: Services, routes: readonly Route[]): void {
  for (const route of routes) {
    if (route.kind === 'SIGNED_FILE') signedFileRoute(app, services, route);
    else if (route.kind === 'UPLOAD') uploadRoute(app, services, route);
    else webhookRoute(app, services, route);
  }
}
