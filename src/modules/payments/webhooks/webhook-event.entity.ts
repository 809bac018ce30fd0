import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { newId } from '../../../platform/lib/typed-id.ts';
import type { PaymentProviderName } from '../payment.entity.ts';

/**
 * APPLIED: it changed something. UNCHANGED: it reported what was known already, or older news. IGNORED: it is about
 * nothing in this store. MISMATCH: it reports a different amount or currency.
 */
export type WebhookOutcome = 'APPLIED' | 'UNCHANGED' | 'IGNORED' | 'MISMATCH';

/** An event that a provider sent, stored once. */
@Entity()
@Unique({ properties: ['provider', 'eventId'] })
@Index({ properties: ['receivedAt'] })
export class WebhookEvent {
  static readonly idPrefix = 'webhook';

  @PrimaryKey({ type: 'string', length: 48 })
  id: string = newId(WebhookEvent.idPrefix);

  @Property({ type: 'string', length: 16 })
  provider!: PaymentProviderName;

  @Property({ type: 'string', length: 120 })
  eventId!: string;

  @Property({ type: 'string', length: 100 })
  type!: string;

  /** The event without its secrets and without what it says of who paid; see `essenceOf`. */
  @Property({ type: 'json' })
  payload!: object;

  @Property({ type: 'datetime', length: 3 })
  receivedAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  processedAt: Date | null = null;

  @Property({ type: 'string', length: 12, nullable: true })
  outcome: WebhookOutcome | null = null;
}
