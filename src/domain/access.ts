/** Who asks: the anonymous, or the holder of a token. */
export interface Actor {
  name: string | null;
  role: ActorRole;
}

type ActorRole = 'PUBLIC' | 'MEMBER_STATE' | 'DONOR' | 'FOCAL_POINT' | 'CHAIR' | 'SECRETARIAT' | 'ADMIN';

const secretariat: readonly ActorRole[] = ['SECRETARIAT', 'ADMIN'];

/** Which roles may do what. Every mutation has its row; a test fails on one that has none. */
export const rights = {
  createPlan: secretariat,
  updateAction: secretariat,
  assessAction: secretariat,
  createIndicator: secretariat,
  recordIndicatorValues: secretariat,
  createMilestone: secretariat,
  completeMilestone: secretariat,
  createProject: secretariat,
  updateProject: secretariat,
  setProjectActions: secretariat,
  setProjectCountries: secretariat,
  setProjectOrganisations: secretariat,
  createOrganisation: secretariat,
  recordTransactions: secretariat,
  reverseTransaction: secretariat,
  setBudget: secretariat,
  setExchangeRates: secretariat,
} as const;

export type Operation = keyof typeof rights;

export const anonymous: Actor = { name: null, role: 'PUBLIC' };

export const may = ({ role }: Actor, operation: Operation): boolean => rights[operation].includes(role);
