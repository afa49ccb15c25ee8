/** A row of a plan or of one of its parts: pillar, working group or action. */
export interface PartRow {
  id: number;
  planId?: number;
}

/** The number of the plan that a part belongs to, or of the plan itself. */
export const planOf = ({ id, planId }: PartRow): number => planId ?? id;
