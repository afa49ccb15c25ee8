import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { findScope } from '../../src/services/access/index.js';
import { compact } from '../support/examplePage.js';
import { people } from '../support/people.js';
import { type RoundStep, roundSteps, type Said } from '../support/roundSteps.js';
import { tracker } from '../support/tracker.js';

const api = tracker();
const { give, send } = people(api);
const page = new URL('../../docs/round.md', import.meta.url);

const sectionOf = ({ who, text, query }: RoundStep, number: number, variables: object | undefined, data: unknown) =>
  `## ${number}. ${who[0]?.toUpperCase()}${who.slice(1)}\n\n${text}\n\n\`\`\`graphql\n${query}\n\`\`\`\n${
    variables ? `\n\`\`\`json\n${compact(variables)}\n\`\`\`\n` : ''
  }\n<details><summary>Answer</summary>\n\n\`\`\`json\n${compact(data)}\n\`\`\`\n</details>\n`;

test('docs/round.md shows a whole round as it goes (write it anew with UPDATE_EXAMPLES=1)', async () => {
  await give('the secretariat', 'SECRETARIAT');
  await give('the focal point', 'FOCAL_POINT', await findScope(api.orm, 'action:APIS-2022-2026/A02'));
  await give('the chair', 'CHAIR', await findScope(api.orm, 'pillar:APIS-2022-2026/P1'));
  const said: Said = {};
  const sections: string[] = [];
  for (const step of roundSteps) {
    const variables = step.variables?.(said);
    const { data, errors } = await send(step.who, step.query, variables);
    expect(errors).toEqual([]);
    Object.assign(said, step.keep?.(data));
    sections.push(sectionOf(step, sections.length + 1, variables, data));
  }
  const now = `# A reporting round, step by step

Every request goes to \`/graphql\` with the token of whoever sends it, as \`Authorization: Bearer …\`. Here they are made so:

\`\`\`sh
npm run --silent tracker -- token --role SECRETARIAT --name "the secretariat"
npm run --silent tracker -- token --role FOCAL_POINT --name "the focal point" --scope action:APIS-2022-2026/A02
npm run --silent tracker -- token --role CHAIR --name "the chair" --scope pillar:APIS-2022-2026/P1
\`\`\`

The tests run it on the demonstration data, and compare this page with what they get. Words and figures of it are made up.

${sections.join('\n')}`;
  if (process.env.UPDATE_EXAMPLES) writeFileSync(page, now);

  expect(readFileSync(page, 'utf8')).toBe(now);
});
