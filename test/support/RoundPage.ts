import { expect } from '@jest/globals';
import type { TypedDocumentString } from '../generated/graphql.js';
import { compact } from './examplePage.js';
import type { Person } from './Person.js';
import type { Given } from './tracker.js';

const HEAD = `# A reporting round, step by step

Every request goes to \`/graphql\` with the sender's token, as \`Authorization: Bearer …\`. These commands make the tokens:

\`\`\`sh
npm run --silent tracker -- token --role SECRETARIAT --name "the secretariat"
npm run --silent tracker -- token --role FOCAL_POINT --name "the focal point" --scope action:APIS-2022-2026/A02
npm run --silent tracker -- token --role CHAIR --name "the chair" --scope pillar:APIS-2022-2026/P1
\`\`\`

The tests run these steps on the demonstration data, and compare this page with the answers that they get. Its words and figures are made up.
`;

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``;
const json = (value: unknown) => fenced('json', compact(value));

/** The page that shows a round: what each person sends, and what they are answered. */
export class RoundPage {
  readonly #sections: string[] = [];

  /** Lets somebody take a step, and writes it down. */
  async step<D, V>(who: Person, text: string, operation: TypedDocumentString<D, V>, ...given: Given<V>): Promise<D> {
    const { data, errors } = await who.run(operation, ...given);
    expect(errors).toEqual([]);
    const number = this.#sections.length + 1;
    const title = `## ${number}. ${who.name[0]?.toUpperCase()}${who.name.slice(1)}`;
    const query = fenced('graphql', operation.toString().trim());
    const answer = `<details><summary>Answer</summary>\n\n${json(data)}\n</details>`;
    this.#sections.push(`${[title, text, query, ...given.map(json), answer].join('\n\n')}\n`);
    return data;
  }

  toString(): string {
    return [HEAD, ...this.#sections].join('\n');
  }
}
