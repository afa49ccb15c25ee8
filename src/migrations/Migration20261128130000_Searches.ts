import { Migration } from '@mikro-orm/migrations';

/** Words of a list, for search keys: the built-in functions count as changeable, and no generated column may use them. */
const WORDS_OF = `create function words_of(list text[]) returns text language plpgsql immutable strict parallel safe as $$
      begin return coalesce(' ' || array_to_string(list, ' '), ''); end $$;`;

/** Every two letters that stand together in a text, of the scripts in which two letters make a word (Chinese …). */
const LETTER_PAIRS = `create function letter_pairs(value text) returns text[] language sql immutable strict parallel safe
      return (
        select coalesce(array_agg(distinct pair), '{}')
        from (
          select letter || lead(letter) over (order by place) as pair
          from unnest(string_to_array(value, null)) with ordinality as one(letter, place)
          where value ~ '[⺀-\u{3FFFF}]{2}'
        ) pairs
        where pair ~ '^[⺀-\u{3FFFF}]{2}$'
      );`;

const searchKey = (more: string) =>
  `alter table "organisation" add column "search_key" text not null generated always as (search_key((((code || ' ') || name) || ' ') || coalesce(acronym, '')${more})) stored;`;

/**
 * Organisations are found by their aliases, and projects by two letters of a script in which these make a word, with an
 * index: trigrams know words of three letters only.
 */
export class Migration20261128130000_Searches extends Migration {
  override name = 'Migration20261128130000_Searches';

  override up(): void {
    this.addSql(WORDS_OF);
    this.addSql(`alter table "organisation" add column "aliases" text[] not null default '{}';`);
    this.addSql('alter table "organisation" drop column "search_key";');
    this.addSql(searchKey(' || words_of(aliases)'));
    this.addSql(LETTER_PAIRS);
    this.addSql('create index project_letter_pairs_index on project using gin (letter_pairs(search_key));');
  }

  override down(): void {
    this.addSql('drop index project_letter_pairs_index;');
    this.addSql('drop function letter_pairs(text);');
    this.addSql('alter table "organisation" drop column "search_key";');
    this.addSql('alter table "organisation" drop column "aliases";');
    this.addSql(searchKey(''));
    this.addSql('drop function words_of(text[]);');
  }
}
