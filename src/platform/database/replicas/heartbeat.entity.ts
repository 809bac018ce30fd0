import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A counter that rises every second while there are read replicas. How far a replica has come shows how much it lags. */
@Entity()
export class Heartbeat {
  @PrimaryKey({ type: 'string', length: 20 })
  id!: string;

  @Property({ type: 'integer' })
  beat!: number;
}
