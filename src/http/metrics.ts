import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '../database/Database.js';

/** What `/metrics` shows, in the format of Prometheus. */
export const createMetrics = (database: Database) => {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  new Gauge({
    name: 'database_pool_connections',
    help: 'Connections of the pool, by state; waiting counts operations without one.',
    labelNames: ['state'],
    registers,
    collect() {
      const { idleCount, totalCount } = database.pool;
      this.set({ state: 'idle' }, idleCount);
      this.set({ state: 'busy' }, totalCount - idleCount);
      this.set({ state: 'waiting' }, database.waiting);
    },
  });
  return {
    register,
    requests: new Counter({
      name: 'http_requests_total',
      help: 'Requests answered.',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    durations: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to answer, in seconds.',
      labelNames: ['route'],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    statements: new Histogram({
      name: 'graphql_sql_statements',
      help: 'SQL statements per operation, by its first root field.',
      labelNames: ['root'],
      buckets: [0, 1, 2, 4, 6, 8, 10, 12, 16, 24],
      registers,
    }),
    answers: new Counter({
      name: 'graphql_remembered_answers_total',
      help: 'Public operations answered from memory (hit) or computed (miss).',
      labelNames: ['result'],
      registers,
    }),
  };
};

export type Metrics = ReturnType<typeof createMetrics>;

/** `/metrics`, for Prometheus. */
export const metricsRoute = (app: FastifyInstance, { register }: Metrics): void => {
  app.get('/metrics', async (_, reply) =>
    reply.header('content-type', register.contentType).send(await register.metrics()),
  );
};
