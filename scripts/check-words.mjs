// npm run check:words: spelling and single words (cspell.json), phrases that we no longer use, and links. Offline.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Phrases that must not come back, and what we say instead. The glossary alone may name them. */
const phrases = [
  [/\bhand(s|ed|ing)?( it| them| a report| reports)? in\b/i, 'submit'],
  [/\b(send|sends|sent|sending)( it| them| a report)? back\b/i, 'return'],
  [/\bstands? in\b/i, 'is in, belongs to'],
  [/\bhangs? (on|below)\b/i, 'belongs to'],
  [/\bbears? on\b/i, 'affects'],
  [/\bfor want of\b/i, 'without'],
];
const glossary = 'docs/glossary.md';

const others = ['schema.graphql', 'examples', 'findings', 'scripts', 'bench', 'src', 'test', 'web', 'words'];
const made = [':!src/migrations', ':!test/contract', ':!test/fixtures', ':!scripts/check-words.mjs'];
const listed = execFileSync('git', ['ls-files', '--', '*.md', ...others, ...made], { encoding: 'utf8' });
const files = listed.trim().split('\n').filter(existsSync);

const read = (file) => readFileSync(file, 'utf8');
const withoutBlocks = (page) => page.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, ''));
const slugOf = (heading) => heading.replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
const headingsOf = (page) => withoutBlocks(read(page).toLowerCase()).matchAll(/^#+ (.*)$/gm);
const anchorsOf = (page) => new Set(headingsOf(page).map(([, heading]) => slugOf(heading)));

/** What is wrong with a link to a file, a folder or a heading; null if nothing is. */
const brokenLink = (file, link) => {
  const [path, anchor] = link.split('#');
  const folder = file.endsWith('.md') ? dirname(file) : '.';
  const target = path ? join(folder, path) : file;
  if (!existsSync(target)) return `${link}: there is no ${target}`;
  return anchor && !anchorsOf(target).has(anchor) ? `${link}: ${target} has no heading for #${anchor}` : null;
};

const problemsOf = (file) => {
  const isPage = file.endsWith('.md');
  const text = isPage ? withoutBlocks(read(file)).replace(/`[^`\n]*`/g, '') : read(file);
  const links = isPage ? /\]\((?!https?:)([^)\s]+)\)/g : /\b(docs\/[\w/-]+\.md(?:#[\w-]+)?)/g;
  return text.split('\n').flatMap((line, index) => {
    const said = file === glossary ? [] : phrases.filter(([phrase]) => phrase.test(line));
    return [
      ...said.map(([phrase, better]) => `"${phrase.exec(line)[0]}": say ${better}`),
      ...[...line.matchAll(links)].flatMap(([, link]) => brokenLink(file, link) ?? []),
    ].map((problem) => `${file}:${index + 1}: ${problem}`);
  });
};

const problems = files.flatMap(problemsOf);
for (const problem of problems) console.log(problem);
const spelling = spawnSync('cspell', ['lint', '--no-progress', '--no-summary', '--file-list', 'stdin'], {
  input: files.join('\n'),
  stdio: ['pipe', 'inherit', 'inherit'],
});
process.exitCode = problems.length || spelling.status !== 0 ? 1 : 0;
