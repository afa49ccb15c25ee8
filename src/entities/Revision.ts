import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A table of one row: the number of writes committed. Every write adds one to it, in its own transaction. */
@Entity()
@Check({ name: 'revision_id_valid', expression: 'id = 1' })
export class Revision {
  @PrimaryKey({ type: 'integer', autoincrement: false })
  id = 1;

  @Property({ type: 'bigint', default: '0' })
  number!: string;
}
