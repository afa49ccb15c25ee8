const known = new Set(Intl.supportedValuesOf('currency'));

/** Whether a code is that of a currency of ISO 4217. */
export const isCurrency = (code: string): boolean => known.has(code);

/** Currency of totals of a plan and of what belongs to it. rule: docs/numbers.md#currency-of-a-plan */
export const currencyOfPlan = (
  { currency }: { currency: string | null },
  { reportingCurrency }: { reportingCurrency: string },
): string => currency ?? reportingCurrency;
