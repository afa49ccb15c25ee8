import { LockMode } from '@mikro-orm/postgresql';
import { withPlaces } from '../../domain/decimal.js';
import { laws } from '../../domain/laws.js';
import { absent, refuse, requiredField, type UserError } from '../../domain/userErrors.js';
import { Action, Pillar } from '../../entities/plan/index.js';
import type { ActionInput } from '../../schema/plan/index.js';
import { allowOn } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { atVersion, checkName, checkText, checkWeight, underLaw } from '../write/checks.js';
import { partiesOf, putParties } from './actionParties.js';
import { checkPredecessors, predecessorsOf, putPredecessors } from './succession.js';

/** Fields that always have a value: they can be left out, but not emptied. */
const NEEDED = ['title', 'wording', 'weight', 'sdgTargets', 'responsible', 'precededBy'] as const;

const checkFields = (action: Action, input: ActionInput): UserError[] => {
  const emptied = NEEDED.filter((field) => input[field] === null);
  const start = input.startDate === undefined ? action.startDate : input.startDate;
  const end = input.endDate === undefined ? action.endDate : input.endDate;
  return [
    ...emptied.map((field) =>
      requiredField(`input.${field}`, `${field} cannot be null; leave it out to keep it as it is`),
    ),
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

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Fields that say what the action is: a change of them is a statement of its own, with its provenance. */
const WORDS = ['title', 'wording', 'description'];

/** A column to change: its value, and what the audit keeps of it. */
interface ColumnChange {
  field: string;
  value: unknown;
  from: unknown;
  to: unknown;
}

/** The columns that the input changes, in the order in which they are audited. */
const columnChanges = async (
  action: Action,
  { pillar: pillarCode, weight, responsible: _, precededBy: __, ...plain }: ActionInput,
  pillar: Pillar | null,
): Promise<ColumnChange[]> => {
  const column = ([field, to]: [string, unknown]): ColumnChange[] => {
    const from = action[field as keyof Action];
    return to === undefined || isSame(from, to) ? [] : [{ field, value: to, from, to }];
  };
  const ofPillar =
    pillarCode === undefined || action.pillar?.id === pillar?.id
      ? []
      : [{ field: 'pillar', value: pillar, from: (await action.pillar?.loadOrFail())?.code, to: pillarCode }];
  const ofWeight = weight == null ? [] : column(['weight', withPlaces(weight, 4)]);
  return [...Object.entries(plain).flatMap(column), ...ofPillar, ...ofWeight];
};

/** Changes what is given of an action, and nothing else. */
export const updateAction = (
  request: WriteRequest,
  id: number,
  input: ActionInput,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'updateAction', input: [id, input, version] }, async (writing) => {
    const { em, audit, entered } = writing;
    const row = await em.findOne(Action, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const action = atVersion(row, version, 'action');
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
    for (const { field, value, from, to } of columns) {
      em.assign(action, { [field]: value, ...(WORDS.includes(field) ? { provenance: entered } : {}) } as never);
      audit({ subjectType: 'Action', subjectId: id, field, from, to });
    }
    const links = [
      { field: 'responsible', from: parties, to: responsible },
      { field: 'precededBy', from: predecessors, to: precededBy },
    ].filter(({ from, to }) => to && !isSame(from, to));
    for (const link of links) audit({ subjectType: 'Action', subjectId: id, ...link });
    // The links of an action are a part of it: its version grows with them.
    if (!columns.length && links.length) await em.execute('update action set version = version + 1 where id = ?', [id]);
    return [id];
  });
