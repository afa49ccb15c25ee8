import { type Given, padded, synthetic as provenance } from '../synthetic/common.js';
import { hasBegun, isComponent, type ProjectLine } from './projectLines.js';

type Project = Given<'projects'>[number];

export const PREFIX = 'DEMO';
export const projectCode = (number: number): string => `${PREFIX}-${padded(number)}`;
export const fundCode = (letter: string): string => `${PREFIX}-FUND-${letter}`;
export const partnerCode = (number: number): string => `${PREFIX}-PARTNER-${number}`;

const organisationsOf = ({ money, partner }: ProjectLine, isPart: boolean): Project['organisations'] => {
  const funds = isPart ? [] : money.flatMap(([fund = '?']) => (fund === '?' ? [] : [fundCode(fund)]));
  return [
    ...funds.map((organisation) => ({ organisation, role: 'FUNDING' as const, provenance })),
    { organisation: partnerCode(partner), role: 'IMPLEMENTING' as const, provenance },
  ];
};

const datesOf = (line: ProjectLine) => ({
  activityStatus: line.phase,
  plannedStart: line.start,
  actualStart: hasBegun(line) ? line.start : null,
  plannedEnd: line.end,
  actualEnd: line.phase === 'CLOSED' ? line.end : null,
});

/** A made-up project as the bundle has it. Its links are as made up as itself: they say so one by one. */
export const demoProject = (line: ProjectLine, plan: string): Project => {
  const isPart = isComponent(line);
  return {
    code: projectCode(line.number),
    title: `Demonstration project ${padded(line.number)}: ${line.theme}`,
    description: 'Synthetic.',
    ...datesOf(line),
    parent: isPart ? projectCode(line.number - 1) : null,
    financialScope: isPart ? 'COMPONENT' : 'WHOLE',
    provenance,
    actions: line.actions.map(([action = '', share]) => ({ plan, action, share: share ?? null, provenance })),
    countries: line.countries.map(([country = '', percentage]) => ({
      country,
      percentage: percentage ?? null,
      provenance,
    })),
    organisations: organisationsOf(line, isPart),
  };
};
