import { beforeAll, expect, test } from '@jest/globals';
import type { ProjectInput } from '../generated/graphql.js';
import {
  createOrganisation,
  createProject,
  idsOfActions,
  setProjectOrganisations,
  updateProject,
} from '../operations/plan/projects.js';
import { person } from '../support/cast.js';
import { present } from '../support/certain.js';
import { goldenTracker } from '../support/goldenTracker.js';
import { userErrorsOf } from '../support/userErrors.js';

const api = goldenTracker({ ANSWER_CACHE_BYTES: '1000000' });
const secretariat = person(api, 'secretariat', 'SECRETARIAT');

let [a11, a31] = ['', ''];
beforeAll(async () => {
  const { data } = await api.run(idsOfActions);
  [a11, a31] = [present(data.a11).id, present(data.a31).id];
});

const create = async (input: ProjectInput) => (await secretariat.asks(createProject, { input })).createProject;

/** A project that shares itself among two actions. */
const sharedProject = (code: string): ProjectInput => ({
  code,
  title: 'New',
  activityStatus: 'PIPELINE',
  plannedStart: '2025',
  plannedEnd: '2026-06',
  actions: [
    { action: a11, share: '60' },
    { action: a31, share: '40' },
  ],
  organisations: [{ organisation: 'KR', role: 'FUNDING' }],
});

/** Creates a project without links; gives its id. */
const plainProject = async (code: string) =>
  present((await create({ code, title: 'Old title', activityStatus: 'PIPELINE' })).project).id;

test('creates a project with its links', async () => {
  const created = await create(sharedProject('LINKED'));

  expect(created).toEqual({
    project: {
      id: expect.any(String),
      code: 'LINKED',
      version: 1,
      actions: [
        { share: '60.0000', action: { code: 'A1.1' } },
        { share: '40.0000', action: { code: 'A3.1' } },
      ],
    },
    userErrors: [],
  });
});

test('refuses a project with every user error named', async () => {
  const refused = await create({
    ...sharedProject('new 1'),
    title: ' ',
    plannedStart: '2027',
    parent: 'NONE',
    actions: [
      { action: a11, share: '60' },
      { action: a31, share: '50' },
      { action: 'x', share: '101' },
    ],
    countries: [{ country: 'ZZZ', percentage: '10' }],
    organisations: [{ organisation: 'NOBODY', role: 'FUNDING' }],
  });

  expect(userErrorsOf(refused)).toEqual([
    'INVALID input.code',
    'REQUIRED input.title',
    'OUT_OF_RANGE input.plannedEnd',
    'NOT_FOUND input.parent',
    'NOT_FOUND input.actions.2.action',
    'OUT_OF_RANGE input.actions.2.share',
    'SHARES_EXCEED_100 input.actions',
    'NOT_FOUND input.countries.0.country',
    'NOT_FOUND input.organisations.0.organisation',
  ]);
});

test('refuses a second project of the same code', async () => {
  await create(sharedProject('TWICE'));

  const { userErrors } = await create(sharedProject('TWICE'));

  expect(userErrors).toEqual([
    { code: 'DUPLICATE', field: 'input.code', message: 'there is already a project TWICE; take another code' },
  ]);
});

test('changes a project at the version that was read', async () => {
  const id = await plainProject('AT-VERSION');

  const changed = await secretariat.asks(updateProject, { id, input: { title: 'New title' }, version: 1 });

  expect(changed.updateProject).toEqual({
    project: { title: 'New title', activityStatus: 'PIPELINE', version: 2 },
    userErrors: [],
  });
});

test('leaves a project alone that has moved on since it was read', async () => {
  const id = await plainProject('CONFLICT');
  await secretariat.asks(updateProject, { id, input: { title: 'New title' }, version: 1 });

  const late = await secretariat.asks(updateProject, { id, input: { title: 'Other' }, version: 1 });

  expect(late.updateProject.userErrors).toEqual([
    { code: 'VERSION_CONFLICT', field: 'version', message: expect.stringMatching(/at version 2, not 1/) },
  ]);
});

test('replaces the organisations of a project, which moves its version on', async () => {
  const id = await plainProject('DONORS');
  const adb = { organisation: 'ADB', role: 'FUNDING' } as const;

  const added = await secretariat.asks(setProjectOrganisations, { id, organisations: [adb], version: 1 });
  const removed = await secretariat.asks(setProjectOrganisations, { id, organisations: [], version: 2 });

  expect(added.setProjectOrganisations).toEqual({
    project: { version: 2, donors: [{ organisation: { code: 'ADB' } }] },
    userErrors: [],
  });
  expect(removed.setProjectOrganisations).toEqual({ project: { version: 3, donors: [] }, userErrors: [] });
});

test('creates an organisation once', async () => {
  const input = { code: 'WB', name: 'World Bank', type: 'MULTILATERAL' } as const;

  const created = await secretariat.asks(createOrganisation, { input });
  const again = await secretariat.asks(createOrganisation, { input: { ...input, country: 'XYZ' } });

  expect(created.createOrganisation).toEqual({ organisation: { code: 'WB', name: 'World Bank' }, userErrors: [] });
  expect(again.createOrganisation.organisation).toBeNull();
  expect(userErrorsOf(again.createOrganisation)).toEqual(['DUPLICATE input.code', 'NOT_FOUND input.country']);
});
