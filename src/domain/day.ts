/** Last day of a month, counted from 1. */
export const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Whether a text is a day that exists, as year-month-day; there is no year 0. */
export const isDay = (text: string): boolean => {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
};
