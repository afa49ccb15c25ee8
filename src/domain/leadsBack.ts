/** Whether a way that begins at `first` and goes on by `next` comes back to `start`. */
export const leadsBack = (
  start: string,
  first: string | null | undefined,
  next: ReadonlyMap<string, string | null>,
): boolean => {
  const seen = new Set<string>();
  for (let at = first; at && !seen.has(at); at = next.get(at)) {
    if (at === start) return true;
    seen.add(at);
  }
  return false;
};
