/**
 * What countries and areas are commonly called in English where the United Nations has another name for them; without
 * accents, in lower case.
 */
const commonNames: Record<string, readonly string[]> = {
  BRN: ['brunei'],
  CIV: ['ivory coast'],
  COD: ['congo kinshasa', 'dr congo'],
  CZE: ['czech republic'],
  FSM: ['micronesia'],
  GBR: ['britain', 'uk'],
  HKG: ['hong kong'],
  IRN: ['iran'],
  KOR: ['south korea'],
  LAO: ['laos'],
  MAC: ['macao', 'macau'],
  MKD: ['macedonia'],
  MMR: ['burma'],
  NLD: ['holland'],
  PRK: ['north korea'],
  RUS: ['russia'],
  SWZ: ['swaziland'],
  SYR: ['syria'],
  TLS: ['east timor'],
  TUR: ['turkey'],
  TZA: ['tanzania'],
  USA: ['united states', 'usa'],
  VNM: ['vietnam'],
};

/** Codes (ISO 3166-1 alpha-3) of the countries with a common name that holds these letters. */
export const countriesCalled = (letters: string): string[] => {
  const wanted = letters.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return Object.entries(commonNames).flatMap(([code, names]) =>
    names.some((name) => name.includes(wanted)) ? [code] : [],
  );
};
