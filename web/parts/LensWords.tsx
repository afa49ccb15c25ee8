import { dayOf, longDay } from '../app/numbers.js';
import { Text } from '../app/words.js';

interface LensSeen {
  asOf: string;
  knownAt?: string | null;
  basis: string;
  currency: string;
}

/** A lens in words: "As of 27 November 2026, from approved reports, in USD." */
export const LensWords = ({ lens }: { lens: LensSeen }) => (
  <Text
    id="lens.words"
    values={{
      day: longDay(lens.asOf),
      known: lens.knownAt ? dayOf(lens.knownAt, 'UTC') : 'none',
      basis: lens.basis,
      currency: lens.currency,
    }}
    parts={{ b: <b /> }}
  />
);
