/** What is wrong with a span of days that ends before it starts; null if it does not. */
export const dateOrderBreach = (start: string, end: string): string | null =>
  start > end ? `${end} is before the start ${start}` : null;
