import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../examples/', import.meta.url);

/** The example operations with their names, in order. */
export const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((name) => ({ name, query: readFileSync(new URL(name, folder), 'utf8') }));

const LINE = 130;

/** JSON in which whatever fits stands on one line. */
export const compact = (value: unknown, indent = ''): string => {
  const flat = JSON.stringify(value);
  if (value === null || typeof value !== 'object' || flat.length + indent.length <= LINE) return flat;
  const deeper = `${indent}  `;
  const [open, close, items] = Array.isArray(value)
    ? ['[', ']', value.map((item) => compact(item, deeper))]
    : ['{', '}', Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${compact(item, deeper)}`)];
  return `${open}\n${items.map((item) => deeper + item).join(',\n')}\n${indent}${close}`;
};

/** The page that shows each example with its answer. */
export const pageOf = (answers: readonly { name: string; query: string; data: unknown }[], asOf: string): string => {
  const sections = answers.map(({ name, query, data }) => {
    const [first = '', ...rest] = query.trim().split('\n');
    return `## ${first.replace(/^# /, '')}\n\n[\`examples/${name}\`](../examples/${name})\n\n\`\`\`graphql\n${rest.join('\n')}\n\`\`\`\n\n<details><summary>Answer</summary>\n\n\`\`\`json\n${compact(data)}\n\`\`\`\n</details>\n`;
  });
  return `# Examples\n\nEach runs on the demonstration data in the tests, which compare this page with what they get. Where an example has an \`$asOf\`, the answer is that of ${asOf}; without one you get today's. What is made up for demonstration says \`isSynthetic\`.\n\n${sections.join('\n')}`;
};
