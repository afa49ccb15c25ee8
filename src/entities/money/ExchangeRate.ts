import type { Opt } from '@mikro-orm/core';
import { Check, Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { now } from '../../clock.js';

/** What one unit of a currency was worth in another on a day. A rate is corrected by a later row, never changed. */
@Entity()
@Index({ properties: ['fromCurrency', 'toCurrency', 'date', 'recordedAt'] })
@Check({ name: 'exchange_rate_rate_valid', expression: "rate > 0 and rate < 'Infinity'" })
@Check({
  name: 'exchange_rate_pair_valid',
  expression: "from_currency ~ '^[A-Z]{3}$' and to_currency ~ '^[A-Z]{3}$' and from_currency <> to_currency",
})
export class ExchangeRate {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'text' })
  fromCurrency!: string;

  @Property({ type: 'text' })
  toCurrency!: string;

  @Property({ type: 'date' })
  date!: string;

  @Property({ type: 'decimal', precision: 34, scale: 22 })
  rate!: string;

  /** Who published it, e.g. "ECB". */
  @Property({ type: 'text' })
  source!: string;

  @Property({ type: 'timestamptz', length: 3 })
  recordedAt: Opt<Date> = now();
}
