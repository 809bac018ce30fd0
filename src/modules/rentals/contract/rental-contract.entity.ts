import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { BaseEntity } from '../../../platform/database/base.entity.ts';

export type SignatureKind = 'TYPED' | 'PNG' | 'SVG';

/**
 * The contract of a rental: the text that was offered and, once it is signed, the signature. No operation changes a
 * signed contract but to erase it, and `evidenceHash` shows when somebody changed it in the database.
 */
@Entity()
@Index({ properties: ['personErasedAt'] })
export class RentalContract extends BaseEntity {
  static override readonly idPrefix = 'contract';

  @Property({ type: 'string', length: 48 })
  @Unique()
  rentalId!: string;

  /** The version of the template that the text was written with. */
  @Property({ type: 'integer' })
  templateVersion!: number;

  @Property({ type: 'text' })
  text!: string;

  /** SHA-256 of the text, in hexadecimal digits. */
  @Property({ type: 'string', length: 64 })
  textHash!: string;

  @Property({ type: 'string', length: 200, nullable: true })
  signerName: string | null = null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  signedAt: Date | null = null;

  @Property({ type: 'string', length: 10, nullable: true })
  signatureKind: SignatureKind | null = null;

  /** The name that was typed, the SVG, or the PNG in Base64. */
  @Property({ columnType: 'mediumtext', type: 'text', nullable: true })
  signature: string | null = null;

  @Property({ type: 'string', length: 64, nullable: true })
  ip: string | null = null;

  @Property({ type: 'string', length: 500, nullable: true })
  userAgent: string | null = null;

  /** SHA-256 of everything that was signed; see `evidenceHashOf`. */
  @Property({ type: 'string', length: 64, nullable: true })
  evidenceHash: string | null = null;

  /** When the customer was erased: from then on a signed contract is kept for `Settings.retentionYears`, as evidence. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  personErasedAt: Date | null = null;

  /** When the text, the signature, and what tells who signed from where were erased. The hashes stay. */
  @Property({ type: 'datetime', length: 3, nullable: true })
  erasedAt: Date | null = null;
}
