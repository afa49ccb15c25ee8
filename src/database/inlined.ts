import type { CompiledQuery } from 'kysely';
import { escapeLiteral } from 'pg';

const quoted = (value: unknown): string =>
  value === null ? 'NULL' : `"${String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** A value as a literal of SQL, which takes the type that its place asks for, as a parameter does. */
const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return escapeLiteral(`{${value.map(quoted).join(',')}}`);
  if (typeof value === 'string') return escapeLiteral(value);
  throw new Error(`a ${typeof value} is no value of a statement`);
};

/** A statement with its parameters as literals in it: COPY takes none. */
export const inlined = ({ sql, parameters }: CompiledQuery): string =>
  sql.replace(/\$(\d+)/g, (_, number: string) => literal(parameters[Number(number) - 1]));
