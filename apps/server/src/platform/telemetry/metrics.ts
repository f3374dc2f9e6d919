import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** Figures at `/metrics` in Prometheus form. One registry a program, so that tests do not share counters. */
export interface Metrics {
  readonly contentType: string
  render(): Promise<string>
  observeRequest: (method: string, route: string, status: number, seconds: number) => void
  observeJob: (name: string, seconds: number, failed: boolean) => void
  observeSellerCall: (activity: string, verdict: string, seconds: number) => void
  observeOpenApiRefusal: (reason: string) => void
  watchPool(pool: { totalCount: number; idleCount: number; waitingCount: number }): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]
  const requests = new Histogram({
    name: 'yunshi_http_request_seconds',
    help: 'Duration of HTTP requests',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  })
  const jobs = new Histogram({
    name: 'yunshi_job_seconds',
    help: 'Duration of jobs',
    labelNames: ['job'],
    buckets,
    registers: [registry],
  })
  const jobFailures = new Counter({
    name: 'yunshi_job_failures_total',
    help: 'Attempts of jobs that failed',
    labelNames: ['job'],
    registers: [registry],
  })
  const calls = new Histogram({
    name: 'yunshi_seller_call_seconds',
    help: 'Duration of calls to sellers',
    labelNames: ['activity', 'verdict'],
    buckets,
    registers: [registry],
  })
  const refusals = new Counter({
    name: 'yunshi_open_api_refusals_total',
    help: 'Calls of sellers’ programs whose signature was refused, or that were turned away unread',
    labelNames: ['reason'],
    registers: [registry],
  })
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    observeRequest: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    observeJob(job, seconds, failed) {
      jobs.observe({ job }, seconds)
      if (failed) jobFailures.inc({ job })
    },
    observeSellerCall: (activity, verdict, seconds) => calls.observe({ activity, verdict }, seconds),
    observeOpenApiRefusal: (reason) => refusals.inc({ reason }),
    watchPool(pool) {
      new Gauge({
        name: 'yunshi_db_connections',
        help: 'Database connections of this process',
        labelNames: ['state'],
        registers: [registry],
        collect() {
          this.set({ state: 'total' }, pool.totalCount)
          this.set({ state: 'idle' }, pool.idleCount)
          this.set({ state: 'waiting' }, pool.waitingCount)
        },
      })
    },
  }
}
