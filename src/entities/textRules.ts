import { Check, Index } from '@mikro-orm/decorators/legacy';

// What a code or a name may be is said in `domain/text.ts`; the functions `is_code` and `is_name` say the same in SQL.

/**
 * The rows of this table have codes: well written, and no two that differ in case only. `within` is the column, or
 * expression, within which they are unique; without it they are unique in the tracker.
 */
export const Coded = (table: string, within?: string) => (entity: object) => {
  const name = `${table}_code_caseless`;
  const columns = [...(within ? [within] : []), 'lower(code collate "C")'].join(', ');
  Check({ name: `${table}_code_is_code`, expression: 'is_code(code)' })(entity);
  Index({ name, expression: `create unique index ${name} on ${table} (${columns})` })(entity);
};

/** These columns of the table hold names or titles. */
export const Named =
  (table: string, ...columns: string[]) =>
  (entity: object) => {
    for (const column of columns)
      Check({ name: `${table}_${column}_is_name`, expression: `is_name(${column})` })(entity);
  };
