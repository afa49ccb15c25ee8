import { withPlaces } from '../../domain/decimal.js';
import { AMOUNT_PLACES, type AmountOf, amountBreach } from '../../domain/money/index.js';
import type { UserError } from '../../domain/userErrors.js';
import type { Project } from '../../entities/plan/index.js';
import type { MoneyInput } from '../../schema/money/index.js';

/** A user error if a text is no amount; what it may be in its currency is a law. */
export const checkAmount = ({ amount }: MoneyInput, field: string, of: AmountOf): UserError[] => {
  const breach = amountBreach(amount, of);
  return breach ? [{ ...breach, field: `${field}.amount` }] : [];
};

/** An amount and its currency as they are stored. */
export const moneyColumns = ({ amount, currency }: MoneyInput) => ({
  amount: withPlaces(amount, AMOUNT_PLACES) ?? amount,
  currency,
});

/** A day of a project's money, to be checked against closed reporting periods; none if the project does not exist. */
export const dayOf = (projects: ReadonlyMap<string, Project>, code: string, date: string, field: string) => {
  const project = projects.get(code);
  return project ? [{ subject: { type: 'Project' as const, id: project.id }, date, field }] : [];
};
