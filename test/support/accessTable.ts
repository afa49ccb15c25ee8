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

What is public is for everybody to read: plans, actions, projects, money, progress, what was handed in. All else needs a role. A role holds everywhere, or within what it is limited to: a plan, pillar, working group, action, project, organisation or country, and what stands under it (a focal point of an organisation reports on the actions that it is responsible for and the projects that it carries out). What stands under nothing, such as a new plan or a token, needs a role without a limit. Nobody approves a report that they wrote on themselves; tokens of one person (\`tracker token --user\`) and their sign-in at the issuer are one.

| operation | ${ROLES.join(' | ')} |
| --- | ${ROLES.map(() => '---').join(' | ')} |
${rows.join('\n')}

\`readAudit\` is the query \`audit\`; a role that is limited reads what happened to a thing that it is for, named by \`node\`. \`readDrafts\` shows what is being written: the words, values and evidence of a draft or of a report that was sent back, and without a limit \`@lens(basis: LIVE)\`. Others see what was handed in, as it was then, and of a draft that it is due. \`readReviews\` shows the remarks and reasons of reviewers, evidence that is not public, and the names in a report. \`resolveBlocker\` is \`resolveReviewComment\` on a remark that blocks approval.

What is not for whoever asks: \`onBehalfOf\` of a report and \`note\` of its history are null, each with an error FORBIDDEN; lists are without it; a name is "withheld"; \`version\` is 0; and by \`node(id:)\` it is not there.

Roles come from API tokens (\`tracker token\`, \`createApiToken\`), or from an issuer of OpenID Connect (\`OIDC_ISSUER\`): from the claim \`OIDC_ROLES_CLAIM\` of its tokens, and from grants to their subject (\`tracker grant\`, \`grantRole\`). In the claim, \`SECRETARIAT\`, \`ADMIN\` and \`MEMBER_STATE\` hold everywhere; \`FOCAL_POINT\`, \`CHAIR\` and \`DONOR\` name what they are for, as \`CHAIR@pillar:PLAN/P1\`, in the words of \`tracker grant --scope\`; without it they are passed over. Without an issuer, tokens are the only way in. A token that is unknown, expired, revoked, of another audience or in an address gets the same answer.
`;
  if (process.env.UPDATE_DOCS) writeFileSync(new URL('../../docs/access.md', import.meta.url), page);
  return page;
};
