declare module '*.json?compiled' {
  import type { Messages } from '@lingui/core';

  const messages: Messages;
  export default messages;
}

declare module '*.md?html' {
  const html: string;
  /** Its main headings, with the anchors to go to. */
  export const headings: readonly { id: string; text: string }[];
  export default html;
}
