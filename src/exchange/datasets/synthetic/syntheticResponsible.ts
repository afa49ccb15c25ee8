import { inTurn } from './common.js';
import { partnerCodes } from './syntheticOrganisations.js';

/** A partner that is responsible for an action. */
export interface Party {
  organisation: string;
  role: 'LEAD' | 'COLLABORATOR';
}

/** Made-up partners that are responsible for each action, by its code. */
export const syntheticResponsible = (prefix: string, actions: readonly string[]): Map<string, Party[]> => {
  const partners = partnerCodes(prefix);
  const partiesOf = (index: number): Party[] => [
    { organisation: inTurn(partners, index), role: 'LEAD' },
    { organisation: inTurn(partners, index + 3), role: 'COLLABORATOR' },
  ];
  // Every fifth action has no lead, so that this too can be seen.
  return new Map(actions.map((action, index) => [action, index % 5 === 4 ? [] : partiesOf(index)]));
};
