import type { FastifyInstance } from 'fastify';

/**
 * The time between the order to stop and the end of the server: `/health/ready` says 503, so that the load balancer sends
 * no more requests, and those that still come are answered, on connections that then end.
 */
export class Draining {
  #isOn = false;

  constructor(app: FastifyInstance) {
    app.addHook('onRequest', (_request, reply, done) => {
      if (this.#isOn) reply.header('connection', 'close');
      done();
    });
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  begin(): void {
    this.#isOn = true;
  }
}
