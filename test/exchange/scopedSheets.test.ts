import { expect, test } from '@jest/globals';
import { person } from '../support/cast.js';
import { tracker } from '../support/tracker.js';
import { feedOf, PLAN, sendSheet, textOf } from './sheetFiles.js';

// Somebody whose role has a scope takes in rows of what is within it, and no others beside them.

const demo = tracker();
const ofProject = person(demo, 'of a project', 'SECRETARIAT', 'project:DEMO-01');
const ofAction = person(demo, 'of an action', 'SECRETARIAT', `action:${PLAN}/A01`);
const ofPlan = person(demo, 'of the plan', 'SECRETARIAT', `plan:${PLAN}`);
const ofDonor = person(demo, 'of an organisation', 'SECRETARIAT', 'organisation:ESCAP');

const answered = async (who: typeof ofProject, kind: string, file: string) => {
  const { errors, counts } = await sendSheet(who, kind, file);
  return errors?.[0]?.extensions.code ?? `${counts.CREATE} CREATE, ${counts.UPDATE} UPDATE`;
};

const money = (project: string) => `${project},DISBURSEMENT,5,USD,2026-11-02`;
const MONEY = 'project,type,amount,currency,transaction_date';

test.each([
  ['its project', ofProject, 'projects', 'code,title\nDEMO-01,One', '0 CREATE, 1 UPDATE'],
  ['another project', ofProject, 'projects', 'code,title\nDEMO-01,One\nDEMO-02,Two', 'FORBIDDEN'],
  ['a new project of nothing', ofProject, 'projects', 'code,title\nDEMO-01,One\nNEW-1,New', 'FORBIDDEN'],
  ['a new project of an action', ofProject, 'projects', 'code,title,actions\nNEW-1,New,A01', 'FORBIDDEN'],
  ['another parent', ofProject, 'projects', 'code,parent\nDEMO-01,DEMO-02', 'FORBIDDEN'],
  ['another action for it', ofProject, 'projects', 'code,actions\nDEMO-01,A02', 'FORBIDDEN'],
  ['its money', ofProject, 'transactions', `${MONEY}\n${money('DEMO-01')}`, '1 CREATE, 0 UPDATE'],
  ['money beside it', ofProject, 'transactions', `${MONEY}\n${money('DEMO-01')}\n${money('DEMO-02')}`, 'FORBIDDEN'],
  ['its action', ofAction, 'actions', 'code,title\nA01,One', '0 CREATE, 1 UPDATE'],
  ['another action', ofAction, 'actions', 'code,title\nA02,Two', 'FORBIDDEN'],
  ['a project for it', ofAction, 'projects', 'code,title,actions\nNEW-1,New,A01', '1 CREATE, 0 UPDATE'],
  ['a project for two', ofAction, 'projects', 'code,title,actions\nNEW-1,New,A01; a02', 'FORBIDDEN'],
  ['its plan', ofPlan, 'plans', `code,title\n${PLAN},The plan`, '0 CREATE, 1 UPDATE'],
  ['pillars of its plan', ofPlan, 'pillars', 'code,title\nP1,One', '0 CREATE, 1 UPDATE'],
  ['a rate', ofPlan, 'rates', 'from,to,date,rate\nEUR,USD,2026-11-03,1.1', 'FORBIDDEN'],
  ['its organisation', ofDonor, 'organisations', 'code,name\nESCAP,ESCAP renamed', '0 CREATE, 1 UPDATE'],
  ['a new organisation', ofDonor, 'organisations', 'code,name\nNEW-ORG,New', 'FORBIDDEN'],
])('answers %s within a scope as the API would', async (_, who, kind, file, expected) => {
  expect(await answered(who, kind, file)).toBe(expected);
});

test('needs no right for rows that change nothing', async () => {
  const csv = await textOf(demo, feedOf('projects', 'csv'));
  const changed = csv.replace('Demonstration project 01: data governance', 'Another title');

  expect(await answered(ofProject, 'projects', csv)).toBe('0 CREATE, 0 UPDATE');
  expect(await answered(ofProject, 'projects', changed)).toBe('0 CREATE, 1 UPDATE');
});
