import { writeFileSync } from 'node:fs';
import { type ActorRole, rights } from '../../src/domain/access.js';

const ROLES: ActorRole[] = ['PUBLIC', 'MEMBER_STATE', 'DONOR', 'FOCAL_POINT', 'CHAIR', 'SECRETARIAT', 'ADMIN'];

/** The page that shows who may do what. */
export const accessTable = (): string => {
  const rows = Object.entries(rights).map(
    ([name, roles]) => `| \`${name}\` | ${ROLES.map((role) => ((roles as readonly ActorRole[]).includes(role) ? 'yes' : '')).join(' | ')} |`,
  );
  const page = `# Who may do what

What is public is for everybody to read: plans, actions, projects, money, progress, what was handed in. All else needs a role. A role holds everywhere, or within what it is limited to: a plan, pillar, working group, action, project, organisation or country, and what stands under it (a focal point of an organisation reports on the actions that it is responsible for and the projects that it carries out). What stands under nothing, such as a new plan or a token, needs a role without a limit. Nobody approves a report that they handed in themselves.

| operation | ${ROLES.join(' | ')} |
| --- | ${ROLES.map(() => '---').join(' | ')} |
${rows.join('\n')}

\`readAudit\` is the query \`audit\`. \`readDrafts\` shows the words, values and evidence of a draft, and without a limit \`@lens(basis: LIVE)\`. \`readReviews\` shows the remarks of reviewers, evidence that is not public, and the names in a report's history; others see that a report is due, and no more.

Roles come from API tokens (\`tracker token\`, \`createApiToken\`), or from an issuer of OpenID Connect (\`OIDC_ISSUER\`): from the claim \`OIDC_ROLES_CLAIM\` of its tokens, and from grants to their subject (\`tracker grant\`, \`grantRole\`). Without an issuer, tokens are the only way in. A token that is unknown, expired, revoked, of another audience or in an address gets the same answer.
`;
  if (process.env.UPDATE_DOCS) writeFileSync(new URL('../../docs/access.md', import.meta.url), page);
  return page;
};
