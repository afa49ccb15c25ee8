import { InvalidArgumentError, Option } from 'commander';
import { Role } from '../vocabulary/index.js';

/** Reads a whole number from 1 to a million. */
export const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1_000_000)
    throw new InvalidArgumentError('must be a whole number from 1 to 1,000,000');
  return value;
};

export const roleOption = (): Option =>
  new Option('--role <role>', 'what it may do').choices(Object.keys(Role)).makeOptionMandatory();

/** What a role can be limited to, in the words of the command line. */
export const SCOPES =
  'plan:CODE, pillar:PLAN/CODE, group:PLAN/NUMBER, action:PLAN/CODE, project:CODE, organisation:CODE or country:CODE';

export const scopeOption = (): Option => new Option('--scope <scope>', `limit the role to ${SCOPES}`);
