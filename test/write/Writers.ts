import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import type { TypedDocumentString } from '../generated/graphql.js';
import { saveReport, submitReport, withdrawReport } from '../operations/reporting/steps.js';
import { recordUnderKey, reportOfWriter, rewriteProject, versionOfProject } from '../operations/write/crash.js';
import type { Person } from '../support/Person.js';

/** A report as a writer last heard of it. */
interface Heard {
  id: string;
  version: number;
  state: string;
}

/** A text that no other write has. */
const unique = () => `crash ${randomUUID()}`;

/** Writes without pause on a service that may be killed meanwhile, and keeps what was acknowledged. */
export class Writers {
  readonly recorded: string[] = [];
  readonly rewritten = new Map<string, string[]>();
  readonly reported: string[] = [];
  failed = 0;
  isOver = false;
  #wake: () => void = () => {};

  constructor(
    /** The address of the service that is written on, once it is ready. */
    readonly service: () => Promise<string>,
    /** Whose token is used. They also read, from another service on the same database. */
    readonly writer: Person,
  ) {}

  /** Resolves when the next write has been answered, or has failed. */
  nextAnswer(): Promise<void> {
    return new Promise((done) => {
      this.#wake = done;
    });
  }

  /** Whether each writer has been acknowledged at least once. */
  get areHeard(): boolean {
    return [this.recorded, this.reported, ...this.rewritten.values()].every((texts) => texts.length > 0);
  }

  /** Records money, sending each write again under its key until it is acknowledged. */
  async record(project: string): Promise<void> {
    while (!this.isOver) {
      const description = unique();
      const value = { amount: '1.00', currency: 'USD' };
      const payment = { project, type: 'DISBURSEMENT' as const, value, transactionDate: '2024-05-01', description };
      let answer = null;
      while (!answer) {
        answer = await this.#send(recordUnderKey, { input: [payment], key: description });
        if (!answer && this.isOver) return;
      }
      expect(answer).toEqual({ recordTransactions: { transactions: [{ id: expect.any(String) }], userErrors: [] } });
      this.recorded.push(description);
    }
  }

  /** Describes a project again and again, on the version that was last heard of. */
  async rewrite(id: string): Promise<void> {
    const acknowledged: string[] = [];
    this.rewritten.set(id, acknowledged);
    let version: number | null = null;
    while (!this.isOver) {
      version ??= (await this.writer.run(versionOfProject, { id })).data.node?.version ?? null;
      if (version !== null) version = await this.#describe(id, version, acknowledged);
    }
  }

  async #describe(id: string, version: number, acknowledged: string[]): Promise<number | null> {
    const description = unique();
    const project = (await this.#send(rewriteProject, { id, version, description }))?.updateProject.project;
    if (project) acknowledged.push(description);
    return project?.version ?? null;
  }

  /** Drafts, submits and withdraws a report again and again, on the version and state that were last heard of. */
  async report(): Promise<void> {
    let known: Heard | null = null;
    while (!this.isOver) {
      known ??= (await this.writer.run(reportOfWriter)).data.progressReports?.nodes[0] ?? null;
      if (known) known = await this.#step(known);
    }
  }

  /** Takes the next step of a report. A draft is written on as often as it is submitted. */
  async #step({ id, version, state }: Heard): Promise<Heard | null> {
    if (state === 'DUE' || (state === 'DRAFT' && Math.random() < 0.5)) return this.#save(id, version);
    const at = { id, version };
    const report =
      state === 'DRAFT'
        ? (await this.#send(submitReport, at))?.submitProgressReport.report
        : (await this.#send(withdrawReport, at))?.withdrawProgressReport.report;
    return report ? { id, ...report } : null;
  }

  async #save(id: string, version: number): Promise<Heard | null> {
    const narrative = unique();
    const answer = await this.#send(saveReport, { id, version, input: { narrative, reportedStatus: 'ON_TRACK' } });
    const report = answer?.saveProgressReport.report;
    if (report) this.reported.push(narrative);
    return report ? { id, ...report } : null;
  }

  /** Sends one write; null where no answer came back that says what became of it. */
  async #send<D, V>(operation: TypedDocumentString<D, V>, variables: V): Promise<D | null> {
    const address = await this.service();
    try {
      const response = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await this.writer.authorization()) },
        body: JSON.stringify({ query: operation.toString(), variables }),
      });
      const { data } = (await response.json()) as { data?: D | null };
      if (!data) this.failed += 1;
      return data ?? null;
    } catch {
      this.failed += 1;
      return null;
    } finally {
      this.#wake();
    }
  }
}
