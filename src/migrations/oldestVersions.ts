import type * as migrations from './index.js';

/**
 * For each migration, the oldest version of the tracker that still works on the tables after it. The database keeps
 * this, so that an older instance knows whether it still works. A migration that only adds keeps the version of the one
 * before it.
 */
export const oldestVersions: Record<keyof typeof migrations, string> = {
  Migration20261121000000_Initial: '0.1.0',
  Migration20261122000000_Money: '0.1.0',
  Migration20261123000000_Progress: '0.1.0',
  Migration20261124000000_Reporting: '0.1.0',
  Migration20261125000000_Submissions: '0.1.0',
  // It reads as before; rows that it writes lack their moment, and are refused.
  Migration20261127203221_NoDefaultMoments: '0.2.0',
  Migration20261127210000_Views: '0.2.0',
  Migration20261127230000_QualifiedFunctions: '0.2.0',
  Migration20261128000000_Compatibility: '0.2.0',
  Migration20261128060000_CodesAndNames: '0.2.0',
  Migration20261128070000_RateUse: '0.2.0',
  Migration20261128090000_Corrections: '0.2.0',
  Migration20261128100000_TimeZones: '0.2.0',
  Migration20261128110000_SearchKeys: '0.2.0',
  Migration20261128120000_OrderOfTitles: '0.2.0',
  Migration20261128130000_Searches: '0.2.0',
  Migration20261128140000_UnknownDays: '0.2.0',
  Migration20261128150000_CorrectAll: '0.2.0',
  Migration20261128160000_MoneyOnce: '0.2.0',
  Migration20261128170000_Levels: '0.2.0',
  Migration20261128180000_Classified: '0.2.0',
  Migration20261128190000_FiscalYears: '0.2.0',
  Migration20261128200000_World: '0.2.0',
  Migration20261128210000_Forecasts: '0.2.0',
  Migration20261128220000_Scales: '0.2.0',
  Migration20261128230000_Recipients: '0.2.0',
  Migration20261129000000_Dimensions: '0.2.0',
  Migration20261129010000_Uploads: '0.2.0',
};
