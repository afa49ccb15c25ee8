import { expect } from '@jest/globals';
import { createToken, findScope } from '../../src/services/access/index.js';
import type { Role } from '../../src/vocabulary/index.js';
import type { ProgressReportInput, ReviewCommentInput, TypedDocumentString } from '../generated/graphql.js';
import { cancelPeriod, closePeriod, openPeriod, reopenPeriod } from '../operations/reporting/periods.js';
import * as steps from '../operations/reporting/steps.js';
import { present } from './certain.js';
import type { Report } from './reports.js';
import type { Answer, Given, Tracker } from './tracker.js';

/** What a person may do and where; `user` where two tokens are of one person. */
interface Token {
  role: keyof typeof Role;
  scope?: string;
  user?: string;
}

/** A reporting period as tests write it: of the golden plan unless they name another. */
interface Period {
  plan?: string;
  code: string;
  start: string;
  end: string;
  dueOn: string;
}

/** Somebody who uses the tracker. Their token is made when they first do something. */
export class Person {
  #secret: Promise<string> | undefined;

  constructor(
    readonly api: Tracker,
    readonly name: string,
    readonly token: Token | null,
  ) {}

  /** Runs an operation; gives the whole answer. */
  async run<D, V>(operation: TypedDocumentString<D, V>, ...[variables]: Given<V>): Promise<Answer<D>> {
    return (await this.send(operation.toString(), variables)) as Answer<D>;
  }

  /** Runs an operation that must not fail; gives its data. */
  async asks<D, V>(operation: TypedDocumentString<D, V>, ...given: Given<V>): Promise<D> {
    const { data, errors } = await this.run(operation, ...given);
    expect(errors).toEqual([]);
    return data;
  }

  /** The code with which an operation is refused; "let through" where it is not. */
  async refusal<D, V>(operation: TypedDocumentString<D, V>, ...given: Given<V>): Promise<string> {
    return (await this.run(operation, ...given)).errors[0]?.extensions.code ?? 'let through';
  }

  /** Sends a query as text. */
  async send(query: string, variables: unknown = {}): Promise<Answer> {
    return this.api.send({ query, variables }, await this.authorization());
  }

  /** Sends a query as text that must not fail; gives its data. */
  async gets<T = Record<string, unknown>>(query: string): Promise<T> {
    const { data, errors } = await this.send(query);
    expect(errors).toEqual([]);
    return data as T;
  }

  /** The headers that say who they are: none for anybody. */
  async authorization(): Promise<Record<string, string>> {
    if (!this.token) return {};
    this.#secret ??= this.#makeToken(this.token);
    return { authorization: `Bearer ${await this.#secret}` };
  }

  /** Sends a file, as a form of a browser does. */
  async sends(path: string, bytes: Uint8Array | string, name: string): Promise<Response> {
    const form = new FormData();
    form.set('file', new Blob([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)]), name);
    return this.api.get(path, { method: 'POST', body: form, headers: await this.authorization() });
  }

  async opens({ plan = 'GOLDEN', ...period }: Period) {
    return (await this.asks(openPeriod, { input: { plan, ...period } })).openReportingPeriod;
  }

  async cancels(code: string, reason: string) {
    return (await this.asks(cancelPeriod, { plan: 'GOLDEN', code, reason })).cancelReportingPeriod;
  }

  async closes(code: string) {
    return (await this.asks(closePeriod, { plan: 'GOLDEN', code })).closeReportingPeriod;
  }

  async reopens(code: string, reason: string) {
    return (await this.asks(reopenPeriod, { plan: 'GOLDEN', code, reason })).reopenReportingPeriod;
  }

  async saves(report: Report, input: ProgressReportInput) {
    return (await this.asks(steps.saveReport, { ...(await report.latest()), input })).saveProgressReport;
  }

  async submits(report: Report) {
    return (await this.asks(steps.submitReport, await report.latest())).submitProgressReport;
  }

  async withdraws(report: Report) {
    return (await this.asks(steps.withdrawReport, await report.latest())).withdrawProgressReport;
  }

  async returns(report: Report, note: string, comments: ReviewCommentInput[] = []) {
    return (await this.asks(steps.returnReport, { ...(await report.latest()), note, comments })).returnProgressReport;
  }

  async approves(...reports: Report[]) {
    return (await this.asks(steps.approveReports, { ids: reports.map(({ id }) => id) })).approveProgressReports;
  }

  async comments({ id }: Report, input: ReviewCommentInput) {
    return (await this.asks(steps.addComment, { report: id, input })).addReviewComment;
  }

  async resolves(comment: string) {
    return (await this.asks(steps.resolveComment, { id: comment })).resolveReviewComment;
  }

  async #makeToken({ role, scope, user }: Token): Promise<string> {
    const at = scope === undefined ? null : present(await findScope(this.api.orm.em.fork(), scope));
    return (await createToken(this.api.database, { name: this.name, role, days: 1, scope: at, user })).secret;
  }
}
