import type { FastifyReply, FastifyRequest } from 'fastify';
import { reader } from '../../database/orm.js';
import { badInput } from '../../domain/Refusal.js';
import {
  askReport,
  checkNames,
  lensIn,
  mediaTypes,
  planNamed,
  reportBook,
  writeBook,
} from '../../exchange/sheets/index.js';
import { askApi } from './askApi.js';
import type { DataParts, DataRequest } from './dataRequest.js';
import { fileSafe } from './fileSafe.js';

/** The form of a report, with what whoever asks may see of it. */
export const sendForm = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { operation, viewer, given, today, askedAt }: DataRequest,
  { schema }: DataParts,
): Promise<FastifyReply> => {
  checkNames(given, ['plan', 'period', 'action', 'project'], 'the form of a report');
  const { period, action, project } = given;
  if (period === undefined) throw badInput('period: say for which reporting period, by its code');
  if ((action === undefined) === (project === undefined))
    throw badInput('action, project: say which action or which project the report is on');
  const plan = await planNamed(reader(operation.em), given.plan);
  const lens = lensIn({}, { today, askedAt });
  const ask = askApi(operation, { schema, viewer, today, requestId: request.id, lens });
  const subject = action === undefined ? { project: project ?? '' } : { action };
  const report = await askReport(ask, { plan: plan.code, period, ...subject });
  void operation.end();
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-type', mediaTypes.xlsx)
    .header('content-disposition', `attachment; filename="report-${fileSafe(`${report.subject.code}-${period}`)}.xlsx"`)
    .send(await writeBook(reportBook(report, plan.code, askedAt)));
};
