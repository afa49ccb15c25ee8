import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { now } from '../../clock.js';
import { Indicator } from './Indicator.js';

/** An indicator is measured no more, from a day on. Never changed: a later row replaces it. */
@Entity()
@Index({ properties: ['indicator', 'recordedAt'] })
@Check({ name: 'indicator_retirement_reason_valid', expression: "reason ~ '\\S'" })
export class IndicatorRetirement {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Indicator, { ref: true, deleteRule: 'restrict' })
  indicator!: Ref<Indicator>;

  /** First day on which it does not count; null if it is measured again. */
  @Property({ type: 'date', nullable: true })
  retiredOn!: string | null;

  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();
}
