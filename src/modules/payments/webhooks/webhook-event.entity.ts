import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { BaseEntity, EntityType } from '../../../platform/database/base.entity.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import type { PaymentProviderName } from '../payment.entity.ts';

/**
 * APPLIED: it changed something. UNCHANGED: we knew that already, or something later. IGNORED: it is about nothing of
 * ours. MISMATCH: it speaks of another amount or currency.
 */
export type WebhookOutcome = 'APPLIED' | 'UNCHANGED' | 'IGNORED' | 'MISMATCH';

/** What a provider told us, once for each of its events. */
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

  /** Without secrets and without what it says of who paid: see `essenceOf`. */
  @Property({ type: 'json' })
  payload!: object;

  @Property({ type: 'datetime', length: 3 })
  receivedAt!: Date;

  @Property({ type: 'datetime', length: 3, nullable: true })
  processedAt: Date | null = null;

  @Property({ type: 'string', length: 12, nullable: true })
  outcome: WebhookOutcome | null = null;
}

export const webhookEventType = WebhookEvent as unknown as EntityType<WebhookEvent & BaseEntity>;
