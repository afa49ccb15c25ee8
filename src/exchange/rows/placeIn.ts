/** How many of some numbers that go up are smaller than one: its place among them. */
export const placeIn = (numbers: readonly number[], number: number): number => {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return from;
};
