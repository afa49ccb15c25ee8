import type { Context } from '../context.js';
import { nodeTables } from '../loaders/rows.js';

type NodeType = keyof typeof nodeTables;

/** Whether rows of this type are public: every viewer can fetch them by their ids. */
const isNodeType = (type: string): type is NodeType => Object.hasOwn(nodeTables, type);

/** A row with the name of its type, which GraphQL needs where a field can return several types. */
export const asNode = <R extends object>(type: string, row: R | null) => row && { ...row, __typename: type };

/** The row of such a type, as it is stored; null if there is none. */
export const rowOfNode = async (type: string, id: number, { loaders }: Context): Promise<object | null> =>
  isNodeType(type) ? loaders[nodeTables[type]].load(id) : null;

/** The row of such a type, with the name of the type; null if there is none. */
export const nodeOf = async (type: string, id: number, context: Context): Promise<object | null> =>
  asNode(type, await rowOfNode(type, id, context));
