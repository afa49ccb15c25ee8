import { Country, CountryGroup, GroupMembership, Organisation, Source } from '../../../entities/plan/index.js';
import type { Load } from './Load.js';
import { only, onlyOrNull, store } from './store.js';

/** Stores sources. */
export const storeSources = ({ em, data, sources }: Load): void => {
  for (const source of data.sources)
    sources.set(source.code, store(em, Source, sources.get(source.code), source, source));
};

/** Stores groups of countries. */
export const storeCountryGroups = ({ em, data, countryGroups }: Load): void => {
  for (const group of data.countryGroups)
    countryGroups.set(group.code, store(em, CountryGroup, countryGroups.get(group.code), group, group));
};

/** Stores countries. */
export const storeCountries = ({ em, data, onStep, provenance, countries }: Load): void => {
  if (data.countries.length) onStep(`${data.countries.length} countries`);
  for (const country of data.countries) {
    const values = {
      ...country,
      provenance: provenance(country.provenance),
      subregionProvenance: country.subregionProvenance && provenance(country.subregionProvenance),
    };
    countries.set(country.code, store(em, Country, countries.get(country.code), values, country));
  }
};

const membershipKey = (country: string, group: string, validFrom: string | null) => `${country} ${group} ${validFrom}`;

/** Stores the memberships of countries in groups. */
export const storeGroupMemberships = async ({
  em,
  data,
  provenance,
  countries,
  countryGroups,
}: Load): Promise<void> => {
  const rows = new Map(
    (await em.find(GroupMembership, {})).map((row) => [
      membershipKey(row.country.unwrap().code, row.group.unwrap().code, row.validFrom),
      row,
    ]),
  );
  for (const membership of data.groupMemberships) {
    const { country, group, validFrom } = membership;
    const values = {
      ...membership,
      country: only(countries, country),
      group: only(countryGroups, group),
      provenance: provenance(membership.provenance),
    };
    store(em, GroupMembership, rows.get(membershipKey(country, group, validFrom)), values, membership);
  }
};

/** Stores organisations; a mere mention changes nothing that is stored, nor does what is said of a merged one. */
export const storeOrganisations = ({ em, data, onStep, provenance, countries, organisations }: Load): void => {
  if (data.organisations.length) onStep(`${data.organisations.length} organisations`);
  for (const record of data.organisations) {
    const { isMention, ...organisation } = record;
    const row = organisations.get(organisation.code);
    if (row && (isMention || row.code !== organisation.code)) {
      if (row.code !== organisation.code)
        onStep(`${organisation.code} was merged into ${row.code}, which stays as it is`);
      continue;
    }
    const values = {
      ...organisation,
      country: onlyOrNull(countries, organisation.country),
      provenance: provenance(organisation.provenance),
    };
    organisations.set(organisation.code, store(em, Organisation, row, values, record));
  }
};
