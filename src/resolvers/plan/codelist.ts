import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { now } from '../../clock.js';
import type { Context } from '../../context.js';
import { todayIn } from '../../domain/lens.js';
import { currenciesOn } from '../../domain/money/index.js';
import { badInput } from '../../domain/Refusal.js';
import { type CodeEntry, fixedLists } from '../../loaders/plan/index.js';
import { ListSize } from '../../schema/listSizes.js';
import { CodelistItem } from '../../schema/plan/index.js';
import { CodelistName } from '../../vocabulary/index.js';

/** The language tag in its canonical form. Throws BAD_USER_INPUT for what is not a language tag. */
const languageOf = (given: string | null): string => {
  try {
    return Intl.getCanonicalLocales(given ?? 'en')[0] ?? 'en';
  } catch {
    throw badInput(`language: "${given?.slice(0, 20)}" is not a language tag such as "en" or "fr"`);
  }
};

/** Currencies that are valid today, by the runtime's names for them. */
const currencies = (language: string): CodeEntry[] => {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'currency', fallback: 'code' });
  return currenciesOn(todayIn('UTC', now())).map((code) => ({ code, iatiCode: code, label: names.of(code) ?? code }));
};

/** Code lists. */
@Resolver()
export class CodelistResolver {
  @Query(() => [CodelistItem], {
    description: 'The entries of a code list. A label is in English if there is none in the language asked for.',
  })
  @ListSize('codelistItems')
  async codelist(
    @Arg('name', () => CodelistName, { description: 'Name of the list.' }) name: CodelistName,
    @Arg('language', () => String, {
      nullable: true,
      defaultValue: 'en',
      description: 'Language tag (BCP 47), e.g. "fr".',
    })
    given: string | null,
    @Ctx() { loaders }: Context,
  ): Promise<CodelistItem[]> {
    const language = languageOf(given);
    const isFallback =
      name === 'CURRENCY' ? Intl.DisplayNames.supportedLocalesOf([language]).length === 0 : !/^en\b/.test(language);
    const read = {
      CURRENCY: () => currencies(language),
      COUNTRY: loaders.countryCodes,
      REGION: loaders.regionCodes,
      COUNTRY_GROUP: loaders.countryGroupCodes,
    } as Partial<Record<CodelistName, () => CodeEntry[] | Promise<CodeEntry[]>>>;
    const entries = fixedLists[name] ?? (await read[name]?.()) ?? [];
    return entries.map((entry) => ({ description: null, ...entry, isFallback }));
  }
}
