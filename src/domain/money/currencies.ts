const known = new Set(Intl.supportedValuesOf('currency'));

/** Whether a code is that of a currency of ISO 4217. */
export const isCurrency = (code: string): boolean => known.has(code);
