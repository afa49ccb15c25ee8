import { writeFileSync } from 'node:fs';
import { rights } from '../../src/domain/access/index.js';
import type { Role } from '../../src/vocabulary/index.js';

const ROLES: Role[] = ['PUBLIC', 'MEMBER_STATE', 'DONOR', 'FOCAL_POINT', 'CHAIR', 'SECRETARIAT', 'ADMIN'];

/** The page that shows who may do what. */
export const accessTable = (): string => {
  const rows = Object.entries(rights).map(
    ([name, roles]) =>
      `| \`${name}\` | ${ROLES.map((role) => ((roles as readonly Role[]).includes(role) ? 'yes' : '')).join(' | ')} |`,
  );
  const page = `# Who may do what

Everybody may read what is public: plans, actions, projects, money, progress, and what was submitted. All else needs a role. A role holds everywhere, or within its scope: a plan, pillar, working group, action, project, organisation or country, with what belongs to it (a focal point of an organisation reports on the actions that it is responsible for and the projects that it carries out). What belongs to none of these, such as a new plan or a token, needs a role without a scope. Nobody approves a report that they wrote on; tokens of one person (\`tracker token --user\`) and their sign-in at the issuer count as one.

| operation | ${ROLES.join(' | ')} |
| --- | ${ROLES.map(() => '---').join(' | ')} |
${rows.join('\n')}

\`readAudit\` is the query \`audit\`; with a scope, it reads what happened to one thing in that scope, named by \`node\`. \`readDrafts\` shows what is being written: the words, values and evidence of a draft or of a returned report, and without a scope \`@lens(basis: LIVE)\`. Others see what was submitted, as it was then; to them, a draft is due. \`readReviews\` shows the comments and reasons of reviewers, evidence that is not public, and the names in a report. \`resolveBlocker\` is \`resolveReviewComment\` on a comment that blocks approval.

What a viewer may not see: \`onBehalfOf\` of a report and \`note\` of its history are null, each with an error FORBIDDEN; lists leave it out; a name is "withheld"; \`version\` is 0; and \`node(id:)\` does not find it.

Roles come from API tokens (\`tracker token\`, \`createApiToken\`), or from an issuer of OpenID Connect (\`OIDC_ISSUER\`): from the claim \`OIDC_ROLES_CLAIM\` of its tokens, and from grants to their subject (\`tracker grant\`, \`grantRole\`). In the claim, \`SECRETARIAT\`, \`ADMIN\` and \`MEMBER_STATE\` hold everywhere; \`FOCAL_POINT\`, \`CHAIR\` and \`DONOR\` name their scope, as \`CHAIR@pillar:PLAN/P1\`, in the form of \`tracker grant --scope\`; without one they are ignored. Without an issuer, tokens are the only way to a role. A token that is unknown, expired, revoked, for another audience or sent in an address gets the same answer.
`;
  if (process.env.UPDATE_DOCS) writeFileSync(new URL('../../docs/access.md', import.meta.url), page);
  return page;
};
