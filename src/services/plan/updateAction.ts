import { withPlaces } from '../../domain/decimal.js';
import { laws } from '../../domain/laws.js';
import { absent, refuse, type UserError } from '../../domain/userErrors.js';
import { Action, Pillar } from '../../entities/plan/index.js';
import type { ActionInput } from '../../schema/plan/index.js';
import { allowOn } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { checkName, checkText, checkWeight, underLaw } from '../write/checks.js';
import { applyChanges, checkKept, fieldChanges, isSame, linkChange, lockAt, raiseVersion } from '../write/fields.js';
import { partiesOf, putParties } from './actionParties.js';
import { checkPredecessors, predecessorsOf, putPredecessors } from './succession.js';

const NEEDED = ['title', 'wording', 'weight', 'sdgTargets', 'responsible', 'precededBy'] as const;

const checkFields = (action: Action, input: ActionInput): UserError[] => {
  const start = input.startDate === undefined ? action.startDate : input.startDate;
  const end = input.endDate === undefined ? action.endDate : input.endDate;
  return [
    ...checkKept(input, NEEDED),
    ...(input.title == null ? [] : checkName(input.title, 'input.title')),
    ...checkText(input.description, 'input.description', false),
    ...underLaw('input', laws.actionDays({ startDate: start, endDate: end })),
    ...checkWeight(input.weight, 'input.weight'),
    ...underLaw('input', laws.actionTargets(input)),
  ];
};

/** The pillar of the plan with the code that is given, or an error if there is none. */
const givenPillar = async (
  { em }: Writing,
  action: Action,
  code: string | null | undefined,
): Promise<{ pillar: Pillar | null; errors: UserError[] }> => {
  if (code == null) return { pillar: null, errors: [] };
  const pillar = await em.findOne(Pillar, { plan: action.plan, code });
  return { pillar, errors: pillar ? [] : [absent('input.pillar', `the plan has no pillar ${code}`)] };
};

/** Fields that say what the action is: a change of them is a statement of its own, with its provenance. */
const WORDS = ['title', 'wording', 'description'];

/** The columns that the input changes, in the order in which they are audited. */
const columnChanges = async (
  action: Action,
  { pillar: pillarCode, weight, responsible: _, precededBy: __, ...plain }: ActionInput,
  pillar: Pillar | null,
) => [
  ...fieldChanges(action, plain),
  ...(await linkChange(action, 'pillar', pillarCode === undefined ? undefined : pillar)),
  ...(weight == null ? [] : fieldChanges(action, { weight: withPlaces(weight, 4) })),
];

/** Changes what is given of an action, and nothing else. */
export const updateAction = (
  request: WriteRequest,
  id: number,
  input: ActionInput,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'updateAction', input: [id, input, version] }, async (writing) => {
    const { em, audit } = writing;
    const action = await lockAt(em, Action, id, version, 'action');
    await allowOn(writing, { type: 'Action', id });
    await em.populate(action, ['plan', 'plan.supersedes']);
    const superseded = action.plan.unwrap().supersedes?.unwrap() ?? null;
    const { responsible, precededBy } = input;
    const errors = checkFields(action, input);
    const { pillar, errors: ofPillar } = await givenPillar(writing, action, input.pillar);
    errors.push(...ofPillar);
    const [parties, predecessors] = [await partiesOf(em, action), await predecessorsOf(em, action)];
    if (responsible) errors.push(...(await putParties(writing, action, responsible)));
    const given = { given: precededBy ?? [], at: 'input.precededBy' };
    errors.push(...(await checkPredecessors(writing, superseded, [given], action)));
    refuse(errors);
    if (precededBy && superseded) await putPredecessors(writing, action, superseded, precededBy);
    const columns = await columnChanges(action, input, pillar);
    await applyChanges(writing, action, columns, { subjectType: 'Action', stated: WORDS });
    const links = [
      { field: 'responsible', from: parties, to: responsible },
      { field: 'precededBy', from: predecessors, to: precededBy },
    ].filter(({ from, to }) => to && !isSame(from, to));
    for (const link of links) audit({ subjectType: 'Action', subjectId: id, ...link });
    // The links of an action are a part of it: its version grows with them.
    if (!columns.length && links.length) await raiseVersion(em, 'action', id);
    return [id];
  });
