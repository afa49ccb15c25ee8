// ISO 4217, lists one and three: its codes, their minor units, and the days on which they are valid. A code that was
// withdrawn is valid through the month that the standard names; precious metals and codes for testing are left out.

/** Codes by the decimals of their amounts. XDR and XUA have no minor unit; two decimals are usual. */
const BY_MINOR_UNITS = {
  0: 'BIF BYR CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: `
    ADP AED AFA AFN ALL AMD ANG AOA ARS ATS AUD AWG AZM AZN BAM BBD BDT BEF BGL BGN BMD BND BOB BOV BRL BSD BTN BWP
    BYB BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CSD CUC CUP CVE CYP CZK DEM DKK DOP DZD EEK EGP ERN ESP ETB EUR FIM
    FJD FKP FRF GBP GEL GHC GHS GIP GMD GRD GTQ GYD HKD HNL HRK HTG HUF IDR IEP ILS INR IRR ITL JMD KES KGS KHR KPW KYD
    KZT LAK LBP LKR LRD LSL LTL LUF LVL MAD MDL MGA MGF MKD MMK MNT MOP MRO MRU MTL MUR MVR MWK MXN MXV MYR MZM MZN NAD
    NGN NIO NLG NOK NPR NZD PAB PEN PGK PHP PKR PLN PTE QAR ROL RON RSD RUB RUR SAR SBD SCR SDD SDG SEK SGD SHP SIT SKK
    SLE SLL SOS SRD SRG SSP STD STN SVC SYP SZL THB TJR TJS TMM TMT TOP TPE TRL TRY TTD TWD TZS UAH USD USN USS UYU UZS
    VEB VED VEF VES WST XCD XCG XDR XSU XUA YER YUM ZAR ZMK ZMW ZWD ZWG ZWL ZWR`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
} as const;

/** First and last day on which a code is valid, where it is not always. */
const VALID: Readonly<Record<string, { from?: string; to?: string }>> = {
  ADP: { to: '2003-07-31' },
  AFA: { to: '2003-01-31' },
  ANG: { to: '2025-07-31' },
  ATS: { to: '2002-03-31' },
  AZM: { to: '2005-12-31' },
  AZN: { from: '2006-01-01' },
  BEF: { to: '2002-03-31' },
  BGL: { to: '2003-11-30' },
  BGN: { to: '2026-01-31' },
  BYB: { to: '2001-01-31' },
  BYN: { from: '2016-07-01' },
  BYR: { to: '2017-01-31' },
  CSD: { from: '2003-07-01', to: '2006-10-31' },
  CUC: { to: '2021-06-30' },
  CYP: { to: '2008-01-31' },
  DEM: { to: '2002-03-31' },
  EEK: { to: '2011-01-31' },
  ESP: { to: '2002-03-31' },
  FIM: { to: '2002-03-31' },
  FRF: { to: '2002-03-31' },
  GHC: { to: '2008-01-31' },
  GHS: { from: '2007-07-01' },
  GRD: { to: '2002-03-31' },
  HRK: { to: '2023-01-31' },
  IEP: { to: '2002-03-31' },
  ITL: { to: '2002-03-31' },
  LTL: { to: '2015-01-31' },
  LUF: { to: '2002-03-31' },
  LVL: { to: '2014-01-31' },
  MGF: { to: '2004-12-31' },
  MRO: { to: '2017-12-31' },
  MRU: { from: '2018-01-01' },
  MTL: { to: '2008-01-31' },
  MZM: { to: '2006-06-30' },
  MZN: { from: '2006-07-01' },
  NLG: { to: '2002-03-31' },
  PTE: { to: '2002-03-31' },
  ROL: { to: '2005-06-30' },
  RON: { from: '2005-07-01' },
  RSD: { from: '2006-10-01' },
  RUR: { to: '2004-01-31' },
  SDD: { to: '2007-07-31' },
  SDG: { from: '2007-01-01' },
  SIT: { to: '2007-01-31' },
  SKK: { to: '2009-01-31' },
  SLE: { from: '2022-04-01' },
  SLL: { to: '2023-12-31' },
  SRD: { from: '2004-01-01' },
  SRG: { to: '2003-12-31' },
  SSP: { from: '2011-07-01' },
  STD: { to: '2017-12-31' },
  STN: { from: '2018-01-01' },
  TJR: { to: '2001-04-30' },
  TMM: { to: '2009-01-31' },
  TMT: { from: '2009-01-01' },
  TPE: { to: '2002-11-30' },
  TRL: { to: '2005-12-31' },
  TRY: { from: '2005-01-01' },
  USS: { to: '2014-03-31' },
  UYW: { from: '2018-08-01' },
  VEB: { to: '2008-01-31' },
  VED: { from: '2021-10-01' },
  VEF: { from: '2008-01-01', to: '2018-08-31' },
  VES: { from: '2018-08-01' },
  XCG: { from: '2025-03-01' },
  YUM: { to: '2003-07-31' },
  ZMK: { to: '2012-12-31' },
  ZMW: { from: '2012-12-01' },
  ZWD: { to: '2008-08-31' },
  ZWG: { from: '2024-06-01' },
  ZWL: { from: '2009-02-01', to: '2024-09-30' },
  ZWR: { from: '2008-08-01', to: '2009-06-30' },
};

const units: ReadonlyMap<string, number> = new Map(
  Object.entries(BY_MINOR_UNITS).flatMap(([places, codes]) =>
    codes
      .trim()
      .split(/\s+/)
      .map((code) => [code, Number(places)] as const),
  ),
);

/** The codes that are valid on a day. */
export const currenciesOn = (day: string): string[] =>
  [...units.keys()]
    .filter((code) => {
      const { from, to } = VALID[code] ?? {};
      return (from ?? day) <= day && day <= (to ?? day);
    })
    .sort();

/** Whether a code is that of a currency of ISO 4217. */
export const isCurrency = (code: string): boolean => units.has(code);

/** How many decimals an amount of a currency has. */
export const minorUnits = (code: string): number => units.get(code) ?? 2;

/** First and last day on which the code of a currency is valid; null where there is no such day. */
export const validDays = (code: string): { from: string | null; to: string | null } => {
  const { from = null, to = null } = VALID[code] ?? {};
  return { from, to };
};

/** Currency of totals of a plan and of what belongs to it. rule: docs/numbers.md#currency-of-a-plan */
export const currencyOfPlan = (
  { currency }: { currency: string | null },
  { reportingCurrency }: { reportingCurrency: string },
): string => currency ?? reportingCurrency;
