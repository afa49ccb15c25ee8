import { queryOptions } from '@tanstack/react-query';
import {
  type Measure,
  WhyMoneyDocument,
  type WhyMoneyQuery,
  type WhyMoneyQueryVariables,
  WhyProgressDocument,
  type WhyProgressQuery,
} from '../generated/graphql.js';
import { numberIn } from './choice.js';
import type { LensVariables } from './lens.js';
import type { Loading } from './loading.js';
import type { Where } from './page.js';

/** Figures that can be explained. */
const MEASURES = ['PROGRESS', 'COMMITTED', 'DISBURSED', 'SPENT'] as const;
const SUBJECTS = ['plan', 'pillar', 'action', 'project', 'group', 'donor', 'indicator'] as const;

/** The figure that a panel explains, as its address says it: "COMMITTED:pillar:P1". */
export interface WhyAsked {
  measure: (typeof MEASURES)[number];
  subject: (typeof SUBJECTS)[number];
  code: string;
  /** The action or project of an indicator. */
  owner: { subject: 'action' | 'project'; code: string } | null;
}

/** A part of it, in which a colon of a code is encoded. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** What an address asks to be explained; null where that is nothing we know. */
export const readWhy = (text: string): WhyAsked | null => {
  const [measure, subject, code = '', ownerSubject, ownerCode] = text.split(':').map(decoded);
  const isKnown = MEASURES.some((one) => one === measure) && SUBJECTS.some((one) => one === subject);
  if (!isKnown || (subject === 'indicator') !== (ownerCode !== undefined)) return null;
  if (ownerSubject !== undefined && ownerSubject !== 'action' && ownerSubject !== 'project') return null;
  return {
    measure: measure as WhyAsked['measure'],
    subject: subject as WhyAsked['subject'],
    code,
    owner: ownerSubject && ownerCode !== undefined ? { subject: ownerSubject, code: ownerCode } : null,
  };
};

/** How an address asks for it. */
export const writeWhy = (
  measure: WhyAsked['measure'],
  subject: WhyAsked['subject'],
  code = '',
  owner?: WhyAsked['owner'],
): string => [measure, subject, code, ...(owner ? [owner.subject, owner.code] : [])].map(encodeURIComponent).join(':');

/** What is explained, once for each kind of figure. */
export interface WhyAnswer {
  title: string;
  figure: Explained;
}
type Explained = NonNullable<WhyProgressQuery['plan']>['progress'] | NonNullable<WhyMoneyQuery['plan']>['funding'];

const found = <T extends { code: string }>(list: readonly T[] | undefined, code: string): T | undefined =>
  list?.find((one) => one.code === code);

const progressIn = (data: WhyProgressQuery, { subject, code }: WhyAsked): WhyAnswer | null => {
  const { plan, action, project, workingGroup } = data;
  const owner = action ?? project;
  const indicator = found(owner?.indicators, code);
  const pillar = found(plan?.pillars, code);
  const of = {
    plan,
    action: action && { ...action, title: `${action.number}. ${action.title}` },
    project,
    group: workingGroup,
    pillar,
    indicator,
    donor: null,
  }[subject];
  return of ? { title: of.title, figure: of.progress } : null;
};

const moneyIn = (data: WhyMoneyQuery, { subject, code }: WhyAsked): WhyAnswer | null => {
  const { plan, action, project, workingGroup, organisation } = data;
  const of = {
    plan,
    action: action && { ...action, title: `${action.number}. ${action.title}` },
    project,
    group: workingGroup,
    pillar: found(plan?.pillars, code),
    indicator: null,
    donor: organisation && { title: organisation.name, funding: organisation.portfolio.share },
  }[subject];
  return of ? { title: of.title, figure: of.funding } : null;
};

/** What both documents are asked with. */
const sharedVariables = (asked: WhyAsked, { plan, actionCode }: Where, lens: LensVariables) => {
  const { subject, code } = asked.owner ?? asked;
  return {
    ...lens,
    plan,
    action: subject === 'action' ? actionCode(code) : '',
    project: subject === 'project' ? code : '',
    group: subject === 'group' ? numberIn(code) : 0,
    ofPlan: subject === 'plan' || subject === 'pillar',
    ofAction: subject === 'action',
    ofProject: subject === 'project',
    ofGroup: subject === 'group',
  };
};

/** The document that explains a figure, with its variables. */
export const whyQuestion = (asked: WhyAsked, where: Where, lens: LensVariables) => {
  const shared = sharedVariables(asked, where, lens);
  if (asked.measure === 'PROGRESS') return { document: WhyProgressDocument, variables: shared };
  const ofDonor = asked.subject === 'donor';
  const measure: Measure = asked.measure;
  return { document: WhyMoneyDocument, variables: { ...shared, measure, ofDonor, donor: ofDonor ? asked.code : '' } };
};

/** Asks why a figure is what it is; null where there is no such figure. */
const askWhy = async ({ ask }: Loading, text: string, where: Where, lens: LensVariables): Promise<WhyAnswer | null> => {
  const asked = readWhy(text);
  if (!asked) return null;
  const { document, variables } = whyQuestion(asked, where, lens);
  return document === WhyProgressDocument
    ? progressIn((await ask(WhyProgressDocument, variables)).data, asked)
    : moneyIn((await ask(WhyMoneyDocument, variables as WhyMoneyQueryVariables)).data, asked);
};

export const whyQuery = (loading: Loading, text: string, where: Where, lens: LensVariables) =>
  queryOptions({
    queryKey: ['why', text, where.plan, lens],
    queryFn: () => askWhy(loading, text, where, lens),
  });
