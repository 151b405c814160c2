/** The API over HTTP: a route for each operation, and problem details for what cannot be answered. */
import { Hono } from 'hono';
import { allJobs } from '../operations/all-jobs.ts';
import { allOperations } from '../operations/all-operations.ts';
import { allWrites } from '../operations/all-writes.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { ApiServices } from './api-services.ts';
import { addDocumentRoutes } from './document-routes.ts';
import { methodNotAllowed, problemAnswer, problemOf } from './problem-answer.ts';
import { readAnswer } from './read-answer.ts';
import { startedAnswer } from './started-answer.ts';
import { writtenAnswer } from './written-answer.ts';

export function apiApp(services: ApiServices): Hono {
  const app = new Hono({ strict: true });
  for (const operation of allOperations) {
    app.get(operation.path, (context) => readAnswer(services, operation, context));
  }
  for (const write of allWrites) {
    app.on(write.method, write.path, (context) => writtenAnswer(services, write, context));
  }
  for (const { path } of allOperations) {
    app.all(path, () => notAllowed(path));
  }
  for (const job of allJobs) {
    app.post(job.path, (context) => startedAnswer(services, job, context));
    app.all(job.path, () => methodNotAllowed(`${job.path} is started with POST.`, ['POST'], []));
  }
  addDocumentRoutes(app);
  app.notFound((context) => {
    const detail = `${context.req.path.slice(0, 200)} is not an address of this API.`;
    return problemAnswer(new ApiProblem('not-found', detail));
  });
  app.onError((error) => problemAnswer(problemOf(services.onError, error)));
  return app;
}

function notAllowed(path: string): Response {
  const writes = allWrites.filter((write) => write.path === path).map(({ method }) => method);
  const changed = writes.length === 0 ? '' : `, and changed with ${writes.join(' and ')}`;
  return methodNotAllowed(`${path} is read with GET${changed}.`, writes);
}
