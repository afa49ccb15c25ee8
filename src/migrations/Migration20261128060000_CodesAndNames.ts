import { Migration } from '@mikro-orm/migrations';
import { type RefusedRow, RefusedRows } from './RefusedRows.js';

/** Tables with codes, and the column or expression within which they are unique. */
const coded: Record<string, string | null> = {
  action: 'plan_id',
  action_plan: null,
  country_group: null,
  event: null,
  indicator: 'coalesce(action_id, 0), coalesce(project_id, 0)',
  organisation: null,
  pillar: 'plan_id',
  project: null,
  publication: null,
  reporting_period: 'plan_id',
  source: null,
  tool: null,
};

/** Columns with names or titles. */
const named: Record<string, string[]> = {
  action: ['title'],
  action_plan: ['title'],
  api_token: ['name'],
  country: ['name'],
  country_group: ['name'],
  event: ['title'],
  evidence: ['title'],
  indicator: ['title'],
  milestone: ['title'],
  organisation: ['name', 'acronym'],
  pillar: ['title'],
  plan_milestone: ['title'],
  project: ['title'],
  publication: ['title'],
  source: ['title'],
  tool: ['title'],
  working_group: ['title'],
};

/** Columns of other texts that are compared with what comes in. Facts are not among them: they are never edited. */
const compared: Record<string, string[]> = {
  api_token: ['"user"'],
  officer: ['role'],
  organisation: ['iati_ref'],
  project: ['iati_identifier'],
  role_grant: ['"user"'],
};

/** What is unique by a text that is brought into another form, with the rest of its key. */
const unique: { table: string; column: string; within: string }[] = [
  { table: 'milestone', column: 'title', within: 'coalesce(action_id, 0), coalesce(project_id, 0)' },
  { table: 'officer', column: 'role', within: 'plan_id, coalesce(working_group_id, 0), coalesce(country_id, 0)' },
  { table: 'plan_milestone', column: 'title', within: 'plan_id' },
  { table: 'project', column: 'iati_identifier', within: '(id > 0)' },
];

const columns = Object.entries(named).flatMap(([table, names]) => names.map((column) => ({ table, column })));

const BLANKS =
  "U&'\\0009\\000A\\000B\\000C\\000D\\0020\\00A0\\1680\\2000\\2001\\2002\\2003\\2004\\2005\\2006\\2007\\2008\\2009\\200A\\2028\\2029\\202F\\205F\\3000\\FEFF'";
const ODD = '[\\u0001-\\u001F\\u007F-\\u009F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]';
/** A character that shows something. */
const VISIBLE =
  '[^\\u0020\\u0085\\u00A0\\u00AD\\u034F\\u0600-\\u0605\\u061C\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u115F\\u1160\\u1680\\u17B4\\u17B5\\u180B-\\u180F\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u206F\\u2800\\u3000\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFB\\U000110BD\\U000110CD\\U00013430-\\U0001343F\\U0001BCA0-\\U0001BCA3\\U0001D173-\\U0001D17A\\U000E0000-\\U000E0FFF]';

const functions = [
  `create function is_code(value text) returns boolean language sql immutable strict parallel safe
      return value collate "C" ~ '^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$'`,
  `create function is_name(value text) returns boolean language sql immutable strict parallel safe
      return value is nfc normalized
        and value = btrim(value, ${BLANKS})
        and value collate "C" !~ '${ODD}'
        and value collate "C" ~ '${VISIBLE}'`,
];

const refusedCodes = Object.keys(coded).map(
  (table) => `
      select '${table} ' || id as place, code as value, 'is no code: 1 to 64 ASCII letters, digits and - . _ : /, a letter or digit first' as reason
      from ${table}
      where not is_code(code)`,
);
const twins = Object.entries(coded).map(
  ([table, within]) => `
      select '${table} ' || string_agg(id::text, ', ' order by id), string_agg(code, ', ' order by id), 'differ in case only'
      from ${table}
      group by ${[...(within ? [within] : []), 'lower(code collate "C")'].join(', ')}
      having count(*) > 1`,
);
const refusedNames = columns.map(
  ({ table, column }) => `
      select '${table} ' || id || ', ${column}', ${column}, 'is no name: it holds a control character or turns the text around it, or shows nothing'
      from ${table}
      where not is_name(${column})`,
);

/** A text in the form in which texts are stored from now on. */
const formOf = (column: string) => `btrim(normalize(${column}, nfc), ${BLANKS})`;

const becomingTwins = unique.map(
  ({ table, column, within }) => `
      select '${table} ' || string_agg(id::text, ', ' order by id) || ', ${column}' as place, string_agg(${column}, ', ' order by id) as value,
        'are the same once blanks around them and Unicode forms are; give all but one another text' as reason
      from ${table}
      where ${column} is not null
      group by ${within}, ${formOf(column)}
      having count(*) > 1`,
);

/**
 * Codes are ASCII and unique whatever their case; names are one visible line in the Unicode form NFC. Names and other
 * texts that are compared are brought into that form, without outer blanks, where no two become the same; rows that
 * break a rule stop the migration.
 */
export class Migration20261128060000_CodesAndNames extends Migration {
  override name = 'Migration20261128060000_CodesAndNames';

  override async up(): Promise<void> {
    for (const statement of functions) await this.execute(statement);
    const same = await this.execute(becomingTwins.join(' union all '));
    if (same.length) throw new RefusedRows('codes or names', same as RefusedRow[]);
    const others = Object.entries(compared).flatMap(([table, names]) => names.map((column) => ({ table, column })));
    for (const { table, column } of [...columns, ...others])
      await this.execute(`update ${table} set ${column} = ${formOf(column)} where ${column} <> ${formOf(column)}`);
    await this.execute(`update organisation set acronym = null where acronym = ''`);
    const rows = await this.execute([...refusedCodes, ...twins, ...refusedNames].join(' union all '));
    if (rows.length) throw new RefusedRows('codes or names', rows as RefusedRow[]);
    for (const [table, within] of Object.entries(coded)) {
      const key = [...(within ? [within] : []), 'lower(code collate "C")'].join(', ');
      this.addSql(`create unique index ${table}_code_caseless on ${table} (${key});`);
      this.addSql(`alter table ${table} add constraint ${table}_code_is_code check (is_code(code));`);
    }
    for (const { table, column } of columns)
      this.addSql(`alter table ${table} add constraint ${table}_${column}_is_name check (is_name(${column}));`);
  }

  override down(): void {
    for (const { table, column } of columns)
      this.addSql(`alter table ${table} drop constraint ${table}_${column}_is_name;`);
    for (const table of Object.keys(coded)) {
      this.addSql(`alter table ${table} drop constraint ${table}_code_is_code;`);
      this.addSql(`drop index ${table}_code_caseless;`);
    }
    this.addSql('drop function is_name(text);');
    this.addSql('drop function is_code(text);');
  }
}
