import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { Arg, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { wrong } from '../domain/Refusal.js';
import { CodelistItem } from '../schema/computed.js';
import { CodelistName } from '../schema/enums.js';

type Entry = Omit<CodelistItem, 'isFallback' | 'description'> & { description?: string };

/** Lists that do not change with the data, as derived from the published ones. */
const fixed = JSON.parse(readFileSync(new URL('../../data/codelists.json', import.meta.url), 'utf8')) as Partial<Record<CodelistName, Entry[]>>;

const currencies = (language: string): CodelistItem[] => {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'currency', fallback: 'code' });
  const isFallback = Intl.DisplayNames.supportedLocalesOf([language]).length === 0;
  return Intl.supportedValuesOf('currency').map((code) => ({ code, iatiCode: code, label: names.of(code) ?? code, description: null, isFallback }));
};

@Resolver()
export class CodelistResolver {
  @Query(() => [CodelistItem], { description: 'The entries of a code list. Labels are in English where there is none in the language asked for.' })
  @Extensions({ listSize: 62 })
  async codelist(
    @Arg('name', () => CodelistName, { description: 'Which list.' }) name: CodelistName,
    @Arg('language', () => String, { nullable: true, defaultValue: 'en', description: 'Language tag (BCP 47), e.g. "fr".' }) language: string,
    @Ctx() { db }: Context,
  ): Promise<CodelistItem[]> {
    if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) throw wrong(`language: "${language.slice(0, 20)}" is not a language tag such as "en" or "fr"`);
    const isFallback = !/^en\b/i.test(language);
    if (name === 'CURRENCY') return currencies(language);
    const entries =
      fixed[name] ??
      (
        await (name === 'COUNTRY'
          ? sql<Entry>`select code, code as iati_code, name as label from country order by name`
          : sql<Entry>`select code, null as iati_code, name as label from country_group order by code`
        ).execute(db)
      ).rows;
    return entries.map((entry) => ({ description: null, ...entry, isFallback }));
  }
}
