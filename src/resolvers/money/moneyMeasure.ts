import { type MoneyMeasure, moneyMeasures } from '../../domain/money/index.js';
import { badInput } from '../../domain/Refusal.js';
import { Measure } from '../../vocabulary/index.js';

/** The measure, if it is one of money. Throws BAD_USER_INPUT for another. */
export const moneyMeasure = (measure: Measure): MoneyMeasure => {
  if (!(measure in moneyMeasures))
    throw badInput(`measure: ${measure} is not money; ask for PLEDGED, COMMITTED, DISBURSED or SPENT`);
  return measure as MoneyMeasure;
};
