/** What a cell says, as feeds write it; null for an empty one. Or what is wrong with it. */
export type ReadCell = { value: string | null } | { mistake: string };

export const value = (text: string | null): ReadCell => ({ value: text });
export const mistake = (message: string): ReadCell => ({ mistake: message });

/** A text that is named in a message. */
export const shownText = (text: string): string => `"${text.slice(0, 60)}"`;
