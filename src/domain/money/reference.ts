/** What a payment is known by in the books of its provider. */
interface Referenced {
  /** Codes. */
  project: string;
  provider?: string | null | undefined;
  externalRef?: string | null | undefined;
}

/** A text that is the same for payments of which one would be the other: a provider uses a reference once for a project. */
export const referenceKey = ({ project, provider, externalRef }: Referenced): string | null =>
  externalRef == null ? null : JSON.stringify([project, provider ?? null, externalRef]);
