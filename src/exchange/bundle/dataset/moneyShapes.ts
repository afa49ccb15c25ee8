import { z } from 'zod';
import { BudgetStatus, BudgetType, FlowType, TiedStatus, TransactionType } from '../../../vocabulary/index.js';
import {
  amountNotNegative,
  amountNotZero,
  code,
  currency,
  date,
  moment,
  name,
  optional,
  provenance,
  rate,
  text,
} from './fields.js';

/** A movement or promise of money. */
export const transactionShape = z.strictObject({
  project: code,
  type: z.enum(TransactionType),
  amount: amountNotZero,
  currency,
  transactionDate: date,
  valueDate: optional(date),
  provider: optional(code),
  receiver: optional(code),
  description: optional(text),
  externalRef: optional(name),
  flowType: optional(z.enum(FlowType)),
  financeType: optional(text),
  aidType: optional(text),
  tiedStatus: optional(z.enum(TiedStatus)),
  inKind: optional(z.boolean()),
  recordedAt: optional(moment),
  provenance,
});

/** A budget of a project. */
export const budgetShape = z.strictObject({
  project: code,
  type: z.enum(BudgetType),
  status: z.enum(BudgetStatus),
  periodStart: date,
  periodEnd: date,
  amount: amountNotNegative,
  currency,
  valueDate: date,
  recordedAt: optional(moment),
  provenance,
});

/** Money that is to be disbursed in a period. */
export const plannedDisbursementShape = z.strictObject({
  project: code,
  type: z.enum(BudgetType).default('ORIGINAL'),
  periodStart: date,
  periodEnd: date,
  amount: amountNotNegative,
  currency,
  valueDate: optional(date),
  provider: optional(code),
  receiver: optional(code),
  recordedAt: optional(moment),
  provenance,
});

/** What one unit of a currency is worth in another on a day. */
export const exchangeRateShape = z.strictObject({
  from: currency,
  to: currency,
  date,
  rate,
  source: name,
  recordedAt: optional(moment),
});
