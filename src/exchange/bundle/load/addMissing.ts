interface Addition<S, G> {
  stored: readonly S[];
  given: readonly G[];
  /** Equal for a stored fact and a given one that say the same. */
  keyOfStored: (row: S) => string;
  keyOf: (data: G) => string;
  add: (data: G) => void;
}

/**
 * Calls `add` for each fact that is not stored yet. Facts have no name of their own: as many equal ones as are stored
 * already are taken to be these, so that the same load again adds nothing.
 */
export const addMissing = <S, G>({ stored, given, keyOfStored, keyOf, add }: Addition<S, G>): void => {
  const left = new Map<string, number>();
  for (const row of stored) left.set(keyOfStored(row), (left.get(keyOfStored(row)) ?? 0) + 1);
  for (const data of given) {
    const key = keyOf(data);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    else add(data);
  }
};
