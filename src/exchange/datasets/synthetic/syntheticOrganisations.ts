import { type Given, synthetic } from './common.js';

const FUNDS = ['A', 'B', 'C', 'D', 'E', 'F'];
const PARTNERS = 8;

/** Codes of the made-up funds. */
export const fundCodes = (prefix: string): string[] => FUNDS.map((letter) => `${prefix}-FUND-${letter}`);

/** Codes of the made-up partners. */
export const partnerCodes = (prefix: string): string[] =>
  Array.from({ length: PARTNERS }, (_, index) => `${prefix}-PARTNER-${index + 1}`);

/** Made-up funds and partners. */
export const syntheticOrganisations = (prefix: string, label: string): Given<'organisations'> => [
  ...fundCodes(prefix).map((code, index) => ({
    code,
    name: `${label} Fund ${FUNDS[index]}`,
    type: index % 2 ? ('MULTILATERAL' as const) : ('FOUNDATION' as const),
    isKnownDonor: true,
    provenance: synthetic,
  })),
  ...partnerCodes(prefix).map((code, index) => ({
    code,
    name: `${label} Partner ${index + 1}`,
    type: index % 2 ? ('ACADEMIC' as const) : ('NATIONAL_NGO' as const),
    provenance: synthetic,
  })),
];
