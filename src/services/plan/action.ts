import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { withPlaces } from '../../domain/decimal.js';
import { refuse, type UserError } from '../../domain/userErrors.js';
import { Action, ActionParty, ActionSuccession, Organisation, Pillar } from '../../entities/plan/index.js';
import { Assessment } from '../../entities/progress/index.js';
import type { ActionPartyRole, ProgressStatus, Wording } from '../../vocabulary/index.js';
import { allowOn } from '../access/lineage.js';
import { change, type Outcome, type WriteRequest, type Writing } from '../write/change.js';
import { atVersion, checkText, checkWeight, repeated } from '../write/checks.js';
import { stored } from '../write/stored.js';
import { checkPredecessors, type Predecessor, putPredecessors } from './succession.js';

interface Party {
  organisation: string;
  role: ActionPartyRole;
}

export interface ActionGiven {
  title?: string | null;
  wording?: Wording | null;
  description?: string | null;
  /** Code of the pillar. */
  pillar?: string | null;
  startDate?: string | null;
  endDate?: string | null;
  weight?: string | null;
  sdgTargets?: readonly string[] | null;
  responsible?: readonly Party[] | null;
  precededBy?: readonly Predecessor[] | null;
}

const SDG_TARGET = /^(?:[1-9]|1[0-7])\.(?:[1-9]\d?|[a-z])$/;

/** Fields that always have a value: they can be left out, but not emptied. */
const NEEDED = ['title', 'wording', 'weight', 'sdgTargets', 'responsible', 'precededBy'] as const;

const checkFields = (action: Action, input: ActionGiven): UserError[] => {
  const errors: UserError[] = NEEDED.filter((field) => input[field] === null).map((field) => ({
    code: 'REQUIRED',
    field: `input.${field}`,
    message: 'it cannot be emptied; leave it out to keep it as it is',
  }));
  if (input.title != null) errors.push(...checkText(input.title, 'input.title', true));
  errors.push(...checkText(input.description, 'input.description', false));
  const start = input.startDate === undefined ? action.startDate : input.startDate;
  const end = input.endDate === undefined ? action.endDate : input.endDate;
  if (start !== null && end !== null && start > end)
    errors.push({ code: 'OUT_OF_RANGE', field: 'input.endDate', message: `${end} is before the start ${start}` });
  errors.push(...checkWeight(input.weight, 'input.weight'));
  input.sdgTargets?.forEach((target, index) => {
    if (!SDG_TARGET.test(target))
      errors.push({
        code: 'INVALID',
        field: `input.sdgTargets.${index}`,
        message: `"${target.slice(0, 20)}" is not a target of the Sustainable Development Goals, such as "9.c"`,
      });
  });
  return errors;
};

const putParties = async ({ em }: Writing, action: Action, parties: readonly Party[]): Promise<UserError[]> => {
  const organisations = await stored(
    em,
    Organisation,
    parties.map(({ organisation }) => organisation),
  );
  const errors = [
    ...parties.flatMap(({ organisation }, index): UserError[] =>
      organisations.has(organisation)
        ? []
        : [
            {
              code: 'NOT_FOUND',
              field: `input.responsible.${index}.organisation`,
              message: `there is no organisation ${organisation}`,
            },
          ],
    ),
    ...repeated(
      parties.map(({ organisation }) => organisation),
      'input.responsible',
      'organisation',
    ),
  ];
  if (errors.length) return errors;
  await em.nativeDelete(ActionParty, { action });
  for (const { organisation, role } of parties)
    em.create(ActionParty, { action, organisation: organisations.get(organisation) as Organisation, role });
  return [];
};

const partiesOf = async (em: EntityManager, action: Action) =>
  (await em.find(ActionParty, { action }, { populate: ['organisation'] })).map(({ organisation, role }) => ({
    organisation: organisation.unwrap().code,
    role,
  }));

const predecessorsOf = async (em: EntityManager, action: Action) =>
  (await em.find(ActionSuccession, { to: action }, { populate: ['from'] })).map(({ from, share, note }) => ({
    action: from.unwrap().code,
    share,
    note,
  }));

const isSame = (stored: readonly object[], given: readonly object[]) =>
  JSON.stringify(stored) === JSON.stringify(given);

/** Fields that say what the action is: whoever changes them states them. */
const WORDS = ['title', 'wording', 'description'];

/** Changes what is given of an action, and nothing else. */
export const updateAction = (
  request: WriteRequest,
  id: number,
  input: ActionGiven,
  version: number,
): Promise<Outcome> =>
  change({ ...request, permission: 'updateAction', input: [id, input, version] }, async (writing) => {
    const { em, audit, entered } = writing;
    const action = atVersion(
      await em.findOne(Action, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
      version,
      'action',
    );
    await allowOn(writing, { action, project: null });
    await em.populate(action, ['plan', 'plan.supersedes']);
    const { pillar, weight, responsible, precededBy, ...plain } = input;
    const errors = checkFields(action, input);
    const found = pillar == null ? null : await em.findOne(Pillar, { plan: action.plan, code: pillar });
    if (pillar != null && !found)
      errors.push({ code: 'NOT_FOUND', field: 'input.pillar', message: `the plan has no pillar ${pillar}` });
    const [parties, predecessors] = [await partiesOf(em, action), await predecessorsOf(em, action)];
    if (responsible) errors.push(...(await putParties(writing, action, responsible)));
    const superseded = action.plan.unwrap().supersedes?.unwrap() ?? null;
    if (precededBy)
      errors.push(
        ...(await checkPredecessors(writing, superseded, [{ given: precededBy, at: 'input.precededBy' }], action)),
      );
    refuse(errors);
    if (precededBy && superseded) await putPredecessors(writing, action, superseded, precededBy);
    const links = [
      ...(responsible && !isSame(parties, responsible)
        ? [{ field: 'responsible', from: parties, to: responsible }]
        : []),
      ...(precededBy && !isSame(predecessors, precededBy)
        ? [{ field: 'precededBy', from: predecessors, to: precededBy }]
        : []),
    ];
    const changes: Record<string, unknown> = {
      ...plain,
      ...(pillar === undefined ? {} : { pillar: found }),
      ...(weight == null ? {} : { weight: withPlaces(weight, 4) }),
    };
    let isChanged = false;
    for (const [field, value] of Object.entries(changes)) {
      const from = action[field as keyof Action];
      if (
        value === undefined ||
        JSON.stringify(from) === JSON.stringify(value) ||
        (field === 'pillar' && action.pillar?.id === found?.id)
      )
        continue;
      const codes =
        field === 'pillar' ? { from: (await action.pillar?.loadOrFail())?.code, to: pillar } : { from, to: value };
      em.assign(action, { [field]: value, ...(WORDS.includes(field) ? { provenance: entered } : {}) } as never);
      audit({ subjectType: 'Action', subjectId: id, field, ...codes });
      isChanged = true;
    }
    for (const { field, from, to } of links) audit({ subjectType: 'Action', subjectId: id, field, from, to });
    // What hangs on an action is a part of it: its version grows with it.
    if (!isChanged && links.length) await em.execute('update action set version = version + 1 where id = ?', [id]);
    return [id];
  });

/** Records how the secretariat judges an action, from today on. */
export const assessAction = (
  request: WriteRequest,
  id: number,
  status: ProgressStatus,
  note: string,
  today: string,
): Promise<Outcome> =>
  change({ ...request, permission: 'assessAction', input: [id, status, note] }, async (writing) => {
    const { em, audit, entered } = writing;
    const action = await em.findOne(Action, { id });
    if (action) await allowOn(writing, { action, project: null });
    const errors: UserError[] = checkText(note, 'note', true);
    if (!action) errors.push({ code: 'NOT_FOUND', field: 'id', message: 'there is no such action' });
    refuse(errors);
    if (!action) return [];
    const before = await em.findOne(
      Assessment,
      { action },
      { orderBy: { date: 'desc', recordedAt: 'desc', id: 'desc' } },
    );
    em.create(Assessment, { action, status, note, date: today, provenance: entered });
    audit({
      subjectType: 'Action',
      subjectId: id,
      field: 'assessedStatus',
      from: before?.status,
      to: status,
      reason: note,
    });
    return [id];
  });
