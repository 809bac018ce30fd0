import { guest } from '../../src/platform/authorization/actor.ts';
import type { Permission } from '../../src/platform/authorization/permission.ts';
import { Context } from '../../src/platform/context/context.ts';
import type { TestApp } from './app.ts';

/** A context beneath GraphQL, with somebody as its actor. */
export function contextOf(
  app: TestApp,
  { userId }: { userId: string },
  permissions: Permission[] = [],
  device: { ip?: string; userAgent?: string } = {},
): Context {
  const { services, request } = app.context();
  const actor = { ...guest, userId, permissions: new Set(permissions) };
  return new Context(services, { ...request, ...device, actor });
}
