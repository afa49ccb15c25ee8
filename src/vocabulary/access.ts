import { type Member, published } from './published.js';

export const Role = published('Role', 'What somebody may do. A role is granted for a scope and a time.', {
  PUBLIC: 'Anybody. Reads what is public.',
  MEMBER_STATE: 'A government official of a member State.',
  DONOR: 'Staff of an organisation that funds projects.',
  FOCAL_POINT: 'Reports on actions and projects.',
  CHAIR: 'Chairs a working group and reviews its reports.',
  SECRETARIAT: 'Runs the plan: reporting rounds, reviews and records.',
  ADMIN: 'Runs the service and its accounts.',
});
export type Role = Member<typeof Role>;
