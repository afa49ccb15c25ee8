import { Migration } from '@mikro-orm/migrations';

/** Letters that have no accent to lose, and signs that are typed as others; each becomes the one below it. */
const LETTERS = {
  'đðıøłħŧ': 'ddiolht',
  '’‘ʼʻʹ′‐‑‒–—': "''''''-----",
  'ىیکةہھ': 'ييكههه',
};
const PAIRS = { ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

/** Accents and other marks that letters are found without: Latin, Hebrew and Arabic ones, the hamza too, and tatweel. */
const MARKS = "U&'[\\0300-\\036F\\0591-\\05C7\\0640\\064B-\\065F\\0670]'";

const folded = Object.entries(PAIRS).reduce(
  (text, [letter, pair]) => `replace(${text}, '${letter}', '${pair}')`,
  `translate(
        regexp_replace(lower(normalize(value, nfkd) collate "und-x-icu"), ${MARKS}, '', 'g'),
        '${Object.keys(LETTERS).join('')}',
        '${Object.values(LETTERS).join('').replaceAll("'", "''")}'
      )`,
);

const SIGNATURE =
  'create or replace function search_key(value text) returns text language sql immutable strict parallel safe';

/** Columns that the search keys are made of: writing one makes the key again. */
const searched = { action: 'title', country: 'name', event: 'title', organisation: 'name', project: 'title' };

/**
 * Text is searched in one form on every server: its collation is named, and letters that no decomposition takes apart
 * are folded too.
 */
export class Migration20261128110000_SearchKeys extends Migration {
  override name = 'Migration20261128110000_SearchKeys';

  override up(): void {
    this.addSql(`${SIGNATURE} return ${folded};`);
    this.writeAgain();
  }

  override down(): void {
    this.addSql(`${SIGNATURE} as $$
      select regexp_replace(lower(normalize(value, NFKD)), U&'[\\0300-\\036F]', '', 'g') $$;`);
    this.writeAgain();
  }

  private writeAgain(): void {
    for (const [table, column] of Object.entries(searched))
      this.addSql(`update ${table} set ${column} = ${column};`);
  }
}
