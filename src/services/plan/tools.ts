import { refuse, type UserError } from '../../domain/userErrors.js';
import { Tool } from '../../entities/plan/index.js';
import type { ToolInput, ToolPatch } from '../../schema/plan/index.js';
import { change, type Outcome, type WriteRequest } from '../write/change.js';
import { checkCode, checkName, checkText } from '../write/checks.js';
import { applyChanges, checkKept, fieldChanges, lockAt } from '../write/fields.js';
import { checkFree } from '../write/stored.js';

const checkTool = ({ title, description }: ToolPatch): UserError[] => [
  ...(title == null ? [] : checkName(title, 'input.title')),
  ...checkText(description, 'input.description', false),
];

/** Creates a tool. */
export const createTool = (
  request: WriteRequest,
  input: ToolInput,
  idempotencyKey: string | null | undefined,
): Promise<Outcome> =>
  change({ ...request, permission: 'createTool', input, idempotencyKey }, async (writing) => {
    const { em, audit, entered, allow } = writing;
    allow(null);
    refuse([
      ...checkCode(input.code, 'input.code'),
      ...checkTool(input),
      ...(await checkFree(em, Tool, input.code, 'a tool')),
    ]);
    const tool = em.create(Tool, { ...input, provenance: entered });
    await em.flush();
    audit({ subjectType: 'Tool', subjectId: tool.id, to: input });
    return [tool.id];
  });

/** Changes what is given of a tool, and nothing else. */
export const updateTool = (request: WriteRequest, id: number, input: ToolPatch, version: number): Promise<Outcome> =>
  change({ ...request, permission: 'updateTool', input: [id, input, version] }, async (writing) => {
    const { em, allow } = writing;
    allow(null);
    const tool = await lockAt(em, Tool, id, version, 'tool');
    refuse([...checkKept(input, ['title']), ...checkTool(input)]);
    await applyChanges(writing, tool, fieldChanges(tool, input), { subjectType: 'Tool', stated: 'all' });
    return [id];
  });
