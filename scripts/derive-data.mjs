// Writes data/official.json (what `tracker seed` loads) and data/codelists.json from the collected facts:
// `npm run derive`. Adds nothing: what the facts mark as inferred, unverified, ambiguous or not found stays so marked.
import { readFileSync, writeFileSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const facts = read('../data/sources/ap-is-facts.json');
const PLAN = 'APIS-2022-2026';

const kindOf = (sourceKind) => {
  if (/news|press|op-ed/.test(sourceKind)) return 'PRESS';
  if (/mirror|third-party|citation|repository|bookseller|secondary/.test(sourceKind)) return 'MIRROR';
  if (/partner|donor|implementer|government|self-description/.test(sourceKind)) return 'PARTNER_PAGE';
  if (/code list|data table/.test(sourceKind)) return 'OFFICIAL_TEXT';
  if (/general knowledge/.test(sourceKind)) return 'RECALLED';
  if (/^(UN page|seed)$/.test(sourceKind)) return 'OFFICIAL_NOTICE';
  throw new Error(`unknown kind of source: ${sourceKind}`);
};

const confidences = {
  'source text read': 'READ',
  'source text read (secondary source)': 'READ',
  'inferred from source text read': 'INFERRED',
  'from general knowledge, unverified': 'UNVERIFIED',
  'not found': 'NOT_FOUND',
};

const joined = (...notes) => notes.filter(Boolean).join(' ') || null;

const provenance = (confidence, sources, ...notes) => ({
  kind: sources.length ? kindOf(facts.sources[sources[0]].kind) : 'NONE',
  confidence: confidences[confidence] ?? confidence,
  sources,
  note: joined(...notes),
});

const stated = (fact, ...notes) => provenance(fact.confidence, fact.sources, ...notes, fact.note);

const address = ({ url, title }) => (/^https?:/.test(url ?? '') ? url : (/https?:[^\s)]+/.exec(title)?.[0] ?? null));

const sources = Object.values(facts.sources).map((source) => ({
  code: source.id,
  title: source.title,
  url: address(source),
  kind: source.kind,
  extentRead: source.extentRead ?? null,
}));

// ── Countries and their groups ──────────────────────────────────────────────

const subregionNames = Object.fromEntries(facts.subregions.map(({ code, name }) => [code, name]));

const countries = facts.countries.map((country) => ({
  code: country.iso3,
  alpha2: country.iso2,
  m49: country.m49,
  name: country.name,
  membership: country.membership === 'ASSOCIATE' ? 'ASSOCIATE_MEMBER' : country.membership,
  admittedOn: country.admitted,
  subregion: subregionNames[country.escapSubregion],
  subregionCode: country.escapSubregion,
  provenance: provenance(
    country.confidence.membership,
    [country.sources.membershipAndAdmission, country.sources.codes], // the weaker source first: it names the kind
    `Membership and admission: ${country.sources.membershipAndAdmission}, a secondary source. Codes: ${country.sources.codes}.`,
  ),
  subregionProvenance: provenance(country.confidence.escapSubregion, [country.sources.escapSubregion]),
}));

const leavings = facts.ldcStatusEvents.filter(({ event }) => /^graduat/.test(event));
const remarksOn = (country) =>
  facts.ldcStatusEvents.filter((event) => event.country === country && !/^graduat/.test(event.event));

const members = Object.fromEntries(facts.groupings.map((group) => [group.code, group.members]));

/** The end of a membership that a source states and none contradicts. What is contradicted stays in the note. */
const endOf = (group, country) => {
  const leaving = leavings.find((event) => event.country === country);
  if (group.code === 'LDC') return { leaving, remarks: remarksOn(country) };
  // The computed group of countries in special situations ends for those who are in it as least developed only.
  const isOtherwise = group.code !== 'CSS' || members.LLDC.includes(country) || members.SIDS.includes(country);
  return isOtherwise ? { remarks: [] } : { leaving, remarks: remarksOn(country) };
};

const membershipConfidence = (group, leaving, remarks) => {
  if (remarks.length) return 'UNVERIFIED';
  if (leaving) return leaving.confidence;
  return group.code === 'CSS' ? 'INFERRED' : group.confidence;
};

const membership = (group, country) => {
  const { leaving, remarks } = endOf(group, country);
  const isListed = group.members.includes(country);
  const notes = [
    group.asOf && `${isListed ? 'On' : 'Not on'} the list of ${group.asOf}.`,
    'When the membership began was not read.',
    leaving && `End: ${leaving.event} on ${leaving.date}.`,
    remarks.length ? 'No end is entered, because:' : null,
    ...remarks.map((remark) => joined(`${remark.date}: ${remark.event}.`, remark.note)),
    leaving?.note,
    group.note,
  ];
  const confidence = membershipConfidence(group, leaving, remarks);
  return {
    country,
    group: group.code,
    validFrom: null,
    validTo: remarks.length ? null : (leaving?.date ?? null),
    listedOn: isListed ? (group.asOf ?? null) : null,
    provenance: provenance(confidence, [...new Set([...(leaving?.sources ?? []), ...group.sources])], ...notes),
  };
};

const formerMembers = leavings.filter(({ event }) => event === 'graduated').map(({ country }) => country);

const groupMemberships = facts.groupings.flatMap((group) =>
  [...group.members, ...(group.code === 'LDC' ? formerMembers : [])].map((country) => membership(group, country)),
);

// ── Organisations ───────────────────────────────────────────────────────────

const organisationTypes = { 10: 'GOVERNMENT', 40: 'MULTILATERAL' };
const partnerTypes = {
  ITU: 'MULTILATERAL',
  'UNDESA-UNPOG': 'MULTILATERAL',
  UNECE: 'MULTILATERAL',
  ASEC: 'MULTILATERAL',
  SNU: 'ACADEMIC',
};
const acronyms = {
  ITU: 'ITU',
  UNECE: 'UNECE',
  A4AI: 'A4AI',
  SNU: 'SNU',
  ISOC: 'ISOC',
  KECO: 'K-eco',
  KOICA: 'KOICA',
  'KOR-NIER': 'NIER',
  'KOR-MSIT': 'MSIT',
  AKCF: 'AKCF',
  JFICT: 'JFICT',
};
const classified = "The type is the tracker's own classification.";
const commission = facts.governanceBodies.find(({ id }) => id === 'SECRETARIAT');

const organisations = [
  {
    code: 'ESCAP',
    name: 'United Nations Economic and Social Commission for Asia and the Pacific',
    acronym: 'ESCAP',
    type: 'MULTILATERAL',
    provenance: stated(
      commission,
      'The secretariat acts through its ICT and Development Section, ICT and Disaster Risk Reduction Division.',
      classified,
    ),
  },
  ...facts.donors.map((donor) => ({
    code: donor.id,
    name: donor.name,
    acronym: acronyms[donor.id] ?? null,
    type: organisationTypes[donor.iatiOrgType],
    country: donor.country,
    isKnownDonor: true,
    provenance: stated(donor, donor.instruments && `Instruments: ${donor.instruments.join('; ')}.`, classified),
  })),
  ...facts.partners.map((partner) => ({
    code: partner.id,
    name: partner.name,
    acronym: acronyms[partner.id] ?? null,
    type: partnerTypes[partner.id] ?? 'OTHER',
    provenance: stated(partner, classified),
  })),
];

// ── The plan ────────────────────────────────────────────────────────────────

const bureau = facts.workingGroupBureau;

const plan = {
  code: PLAN,
  title: facts.plan.name,
  description: facts.plan.platformObjective,
  startDate: `${facts.plan.startYear}-01-01`,
  endDate: `${facts.plan.endYear}-12-31`,
  provenance: stated(
    facts.plan,
    `Also called: ${facts.plan.aliases.join('; ')}.`,
    'Years were read; first and last day are those of the years. The reporting currency and time zone are settings of the tracker.',
    `Document symbol ${facts.plan.documentSymbol.value}: unverified. ${facts.plan.documentSymbol.note}`,
    ...facts.plan.monitoringAndReview.map(({ provision, confidence, note }) =>
      joined(`Monitoring (${confidences[confidence]}): ${provision}`, note),
    ),
  ),
  milestones: facts.plan.adoptionChain.map((step) => ({
    title: step.step,
    body: step.body,
    date: step.date,
    provenance: stated(step),
  })),
  pillars: facts.pillars.map((pillar) => ({
    number: pillar.number,
    code: pillar.id,
    title: pillar.name,
    provenance: stated(pillar),
  })),
  workingGroups: facts.workingGroups.map((group) => ({
    number: group.number,
    title: group.name,
    pillar: group.pillar,
    provenance: stated(group),
  })),
  officers: bureau.countries.map((country) => ({
    workingGroup: null,
    country,
    role: 'Bureau member of one of the three working groups (the source does not say which)',
    from: bureau.period,
    to: null,
    provenance: provenance(
      'UNVERIFIED',
      bureau.sources,
      'That the country served is read; in which of the three groups is not stated.',
      bureau.note,
    ),
  })),
  actions: facts.actions.map((action) => ({
    number: action.number,
    code: action.id,
    title: action.paraphrase ?? `Action ${action.number}`,
    wording: action.paraphrase ? 'PARAPHRASE' : 'UNVERIFIED',
    pillar: null,
    provenance: action.paraphrase
      ? stated(action, action.numberingStatus)
      : provenance(
          action.confidence,
          action.existence.sources,
          `The sources say that ${action.existence.text}.`,
          action.note,
        ),
  })),
};

// ── Projects ────────────────────────────────────────────────────────────────

const implementers = {
  'PRJ-DC-COVID-1': ['ESCAP'],
  'PRJ-SEAMLESS': ['ESCAP'],
  'PRJ-RURAL': ['ESCAP'],
  'PRJ-CASA': ['SNU', 'ESCAP', 'ASEC'],
  'PRJ-PIXP': ['ESCAP', 'APNIC', 'NZIX'],
  'PRJ-RECI': ['ESCAP'],
  'PRJ-PAPGAPI': ['ESCAP', 'KOR-NIER', 'KOICA', 'KECO'],
  'PRJ-APIS-CONN': ['ESCAP'],
  'PRJ-DIGPAY': ['ESCAP'],
  'PRJ-DSC': [],
};

const day = (text) => /^\d{4}(-\d\d){0,2}/.exec(text ?? '')?.[0] ?? null;

/** "As above" makes sense in a list only: here it says what stands above. */
const spelledOut = (status) =>
  status.replace('as above', 'the page names two projects, then both donors, without "respectively"');

const isAmbiguous = ({ donorStatus }) => /^AMBIGUOUS/.test(donorStatus);

const fundingConfidence = (project) => {
  if (isAmbiguous(project)) return 'UNVERIFIED';
  return /joint implementers/.test(project.donorStatus) ? 'INFERRED' : project.confidence;
};

const projectOf = (project) => {
  const from = (confidence, ...notes) => provenance(confidence, project.sources, ...notes);
  const ambiguous = isAmbiguous(project);
  const ended = /evaluation/.test(project.endDate ?? '');
  return {
    code: project.id,
    title: project.title ?? project.workingLabel,
    activityStatus: /^PROPOSED/.test(project.status ?? '') ? 'PIPELINE' : null,
    actualStart: day(project.startDate),
    plannedEnd: ended ? null : day(project.endDate),
    actualEnd: null, // at most deduced, from the date of an evaluation; see the note
    provenance: provenance(
      project.title ? project.confidence : 'NOT_FOUND',
      project.sources,
      project.title ? null : 'The title is a working label; no title was found.',
      project.startNote && `Start: ${project.startNote}.`,
      ended && `End: ${project.endDate}; not stated as such.`,
      project.dateConflict,
      project.duration && `Duration: ${project.duration}.`,
      project.status && `Status in the source: ${project.status}.`,
      project.donors.length ? null : `Donor: ${spelledOut(project.donorStatus)}.`,
      project.outcomes && `Outcomes: ${project.outcomes.join('; ')}.`,
      project.note,
    ),
    actions: (project.actions ?? []).map((action) => ({
      plan: PLAN,
      action,
      share: null,
      provenance: from(project.confidence, `${project.actionStatus}.`),
    })),
    pillars: project.pillars.map((pillar) => ({
      plan: PLAN,
      pillar,
      provenance: from('INFERRED', `${project.pillarStatus}.`),
    })),
    countries: project.countries.map((country) => ({
      country,
      percentage: null,
      provenance: from(
        project.countryStatus ? 'INFERRED' : project.confidence,
        project.countryStatus && `${project.countryStatus}.`,
      ),
    })),
    organisations: [
      ...project.donors.map((organisation) => ({
        organisation,
        role: 'FUNDING',
        ambiguous,
        provenance: from(fundingConfidence(project), `${spelledOut(project.donorStatus)}.`),
      })),
      ...implementers[project.id].map((organisation) => ({
        organisation,
        role: 'IMPLEMENTING',
        provenance: from(project.confidence, `Implementer in the source: ${project.implementer}.`),
      })),
    ],
  };
};

// ── Events, publications, tools ─────────────────────────────────────────────

const known = new Set(facts.countries.map(({ iso3 }) => iso3));

const events = facts.events.map((event) => ({
  code: event.id,
  title: event.name,
  start: event.startDate,
  end: event.endDate,
  place: event.place,
  country: known.has(event.country) ? event.country : null,
  projects: event.projects ?? (event.project ? [event.project] : []),
  provenance: stated(event, event.external && 'An event of another organisation.'),
}));

const documentPage = (codes) =>
  codes.map((code) => facts.sources[code]).find(({ kind }) => /^(UN page|mirror of UN document)$/.test(kind))?.url ??
  null;

const publications = facts.publications.map((publication) => ({
  code: publication.id,
  title: publication.title,
  symbol: publication.symbol ?? null,
  type: publication.type,
  authors: publication.authors ?? null,
  date: publication.date ?? null,
  url: documentPage(publication.sources),
  project: publication.project ?? null,
  provenance: stated(
    publication,
    publication.titleStatus && `Title ${publication.titleStatus}.`,
    publication.series && `${publication.series}.`,
    publication.countries && `Countries: ${publication.countries.join(', ')}.`,
  ),
}));

const tools = facts.tools.map((tool) => ({
  code: tool.id,
  title: tool.name,
  provenance: stated(tool, `Pillar ${tool.pillars.join(', ')}: ${tool.pillarStatus.toLowerCase()}.`),
}));

// ── Code lists ──────────────────────────────────────────────────────────────

const { vocabularies } = facts;
const upper = (label) =>
  label
    .toUpperCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
const iati = (name, codes = {}) =>
  vocabularies[name].items.map(([iatiCode, label]) => ({ code: codes[iatiCode] ?? upper(label), iatiCode, label }));
const own = (name) => vocabularies[name].items.map(([code, label]) => ({ code, iatiCode: null, label }));
const ours = (members) => Object.entries(members).map(([code, label]) => ({ code, iatiCode: null, label }));

const organisationTypeCodes = { 24: 'PARTNER_COUNTRY_NGO', 80: 'ACADEMIC' };

const codelists = {
  ACTIVITY_STATUS: iati('iatiActivityStatus', { 1: 'PIPELINE' }),
  TRANSACTION_TYPE: iati('iatiTransactionType'),
  ORGANISATION_ROLE: iati('iatiOrganisationRole'),
  ORGANISATION_TYPE: iati('iatiOrganisationType', organisationTypeCodes).filter(
    ({ iatiCode }) => !/^7[123]$/.test(iatiCode),
  ),
  BUDGET_TYPE: iati('iatiBudgetType'),
  BUDGET_STATUS: iati('iatiBudgetStatus'),
  INDICATOR_MEASURE: iati('iatiIndicatorMeasure'),
  PROGRESS_STATUS: ours({
    NOT_STARTED: 'Not started',
    NO_DATA: 'No data',
    ON_TRACK: 'On track',
    AT_RISK: 'At risk',
    OFF_TRACK: 'Off track',
    ACHIEVED: 'Achieved',
    ON_HOLD: 'On hold',
    CANCELLED: 'Cancelled',
    MERGED: 'Merged',
  }),
  REPORT_STATE: ours({
    DUE: 'Due',
    DRAFT: 'Draft',
    SUBMITTED: 'Submitted',
    RETURNED: 'Returned',
    APPROVED: 'Approved',
  }),
  SECTOR: vocabularies.dacSector.items.map(([code, label]) => ({ code, iatiCode: code, label })),
  SDG_TARGET: own('sdgTargets'),
};

const write = (path, content) => writeFileSync(new URL(path, import.meta.url), `${JSON.stringify(content, null, 2)}\n`);

// ── Money: what is published and no more ────────────────────────────────────

const budgets = facts.projects
  .filter(({ budget }) => budget)
  .map((project) => {
    const [start, end] = [day(project.startDate), day(project.endDate)];
    const yearOf = (text) => text.slice(0, 4);
    return {
      project: project.id,
      type: 'ORIGINAL',
      status: 'INDICATIVE',
      periodStart: start.length === 4 ? `${start}-01-01` : `${start}-01`,
      periodEnd: `${yearOf(end)}-12-31`,
      amount: String(project.budget.amount),
      currency: project.budget.currency,
      valueDate: start.length === 4 ? `${start}-01-01` : `${start}-01`,
      provenance: provenance(
        project.confidence,
        project.sources,
        'The amount is published. That it is the original and an indicative budget, and its period and value date, are inferred from the dates of the project.',
        project.budget.note && `${project.budget.note}.`,
        project.dateConflict,
      ),
    };
  });

write('../data/official.json', {
  sources,
  countryGroups: facts.groupings.map(({ code, name }) => ({ code, name })),
  countries,
  groupMemberships,
  organisations,
  plans: [plan],
  projects: facts.projects.map(projectOf),
  events,
  publications,
  tools,
  budgets,
});
write('../data/codelists.json', codelists);
