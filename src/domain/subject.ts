/** What a report, an indicator or a milestone is about: an action or a project. */
export type Subject = { type: 'Action'; id: number } | { type: 'Project'; id: number };

/** The subject of a row. The database holds exactly one of the two numbers in each row. */
export const subjectOfRow = ({
  actionId,
  projectId,
}: {
  actionId: number | null;
  projectId: number | null;
}): Subject => {
  if (actionId !== null) return { type: 'Action', id: actionId };
  if (projectId !== null) return { type: 'Project', id: projectId };
  throw new Error('a row is about neither an action nor a project');
};

/** A subject as the key of a map. */
export const subjectKey = ({ type, id }: Subject): string => `${type}:${id}`;
