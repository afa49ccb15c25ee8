/** How a code is written: these characters have no twins that look the same. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/;

export const CODE_RULE = '1 to 64 ASCII letters, digits and characters of - . _ : /, a letter or digit first';

export const isCode = (text: string): boolean => CODE.test(text);

/** A code without its case, for comparing: no two codes differ in case only. */
export const caseless = (code: string): string => code.toLowerCase();

/** A text as it is stored: in the Unicode form NFC, so that what looks the same is the same, without blanks around it. */
export const asStored = (text: string): string => text.normalize('NFC').trim();

const CHARACTER_NAMES: Record<string, string> = {
  '\0': 'NULL',
  '\t': 'TAB',
  '\n': 'LINE FEED',
  '\r': 'CARRIAGE RETURN',
  '\u00ad': 'SOFT HYPHEN',
  '\u200b': 'ZERO WIDTH SPACE',
  '\u200c': 'ZERO WIDTH NON-JOINER',
  '\u200d': 'ZERO WIDTH JOINER',
  '\u200e': 'LEFT-TO-RIGHT MARK',
  '\u200f': 'RIGHT-TO-LEFT MARK',
  '\u2028': 'LINE SEPARATOR',
  '\u2029': 'PARAGRAPH SEPARATOR',
  '\u202a': 'LEFT-TO-RIGHT EMBEDDING',
  '\u202b': 'RIGHT-TO-LEFT EMBEDDING',
  '\u202c': 'POP DIRECTIONAL FORMATTING',
  '\u202d': 'LEFT-TO-RIGHT OVERRIDE',
  '\u202e': 'RIGHT-TO-LEFT OVERRIDE',
  '\u2060': 'WORD JOINER',
  '\u2066': 'LEFT-TO-RIGHT ISOLATE',
  '\u2067': 'RIGHT-TO-LEFT ISOLATE',
  '\u2068': 'FIRST STRONG ISOLATE',
  '\u2069': 'POP DIRECTIONAL ISOLATE',
  '\ufeff': 'ZERO WIDTH NO-BREAK SPACE',
};

/** A character in words: "U+202E RIGHT-TO-LEFT OVERRIDE". */
const characterName = (character: string): string => {
  const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return [`U+${number}`, CHARACTER_NAMES[character] ?? ''].join(' ').trim();
};

/** The first match in a text, in words. */
const found = (text: string, pattern: RegExp): string | null => {
  const character = pattern.exec(text)?.[0];
  return character === undefined ? null : characterName(character);
};

// Lines and tabs are part of long texts. Other control characters cannot be written in XML, and show nothing.
const CONTROL_IN_TEXT = /[^\P{Cc}\t\n\r]/u;
const OVERRIDE = /[\u202d\u202e]/;
const CONTROL_IN_NAME = /[\p{Cc}\p{Zl}\p{Zp}]/u;
// A name is shown amid other words, which it would turn around.
const BIDIRECTIONAL = /[\u202a-\u202e\u2066-\u2069]/;
/** A character that shows something. */
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Cf}\p{White_Space}\u2800]/u;

const withoutControl = (text: string, control: RegExp, turning: RegExp): string | null => {
  const [controls, turns] = [found(text, control), found(text, turning)];
  if (controls) return `holds the control character ${controls}; leave it out`;
  return turns ? `holds ${turns}, which turns the text around it; leave it out` : null;
};

/** Why a text cannot be stored; null if it can. */
export const oddText = (text: string): string | null => withoutControl(text, CONTROL_IN_TEXT, OVERRIDE);

/** Characters of a name at most: names are in indexes, which hold no more of any script. */
export const MOST_NAME = 500;

/** Why a text cannot be a name or a title, which is one line that shows something; null if it can. */
export const oddName = (text: string): string | null => {
  const odd = withoutControl(text, CONTROL_IN_NAME, BIDIRECTIONAL);
  if (odd !== null || text === '' || VISIBLE.test(text)) return odd;
  return `holds nothing that can be seen, only characters such as ${found(text, /./su)}; give a name`;
};

/** Every text in a value as it is stored. */
export const allAsStored = <V>(given: V): V => {
  if (typeof given === 'string') return asStored(given) as V;
  if (Array.isArray(given)) return given.map(allAsStored) as V;
  if (given === null || typeof given !== 'object') return given;
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, allAsStored(value)])) as V;
};
