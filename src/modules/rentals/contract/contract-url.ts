import type { Context } from '../../../platform/context/context.ts';
import { signPath } from '../../../platform/lib/signed-link.ts';

const linkLifeMs = 30 * 24 * 3_600_000;

/** A link to the contract of a rental. It opens without a session, for a month. */
export function contractUrl({ services, clock }: Context, rentalId: string): string {
  const expiresAt = new Date(clock.now().getTime() + linkLifeMs);
  return services.config.publicUrl + signPath(services.keys, `/contracts/${rentalId}.pdf`, expiresAt);
}
