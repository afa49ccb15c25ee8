import { type Member, published } from './published.js';

export const Basis = published('Basis', 'Which facts from progress reports count.', {
  APPROVED: 'Facts of approved reports, and facts entered directly.',
  SUBMITTED: 'Also facts of submitted and returned reports.',
  LIVE: 'Also facts of drafts. Needs a role that may read all drafts.',
});
export type Basis = Member<typeof Basis>;
