import { ApiProblem } from '@yunshi/api-client'
import { describe, expect, it } from 'vitest'
import { explainRefusedUrl, urlFault } from './refused-url.ts'

const problem = (code: string) =>
  new ApiProblem({ type: '', title: '', status: 400, detail: '', code, requestId: null, errors: [] })

describe('urlFault', () => {
  it.each([
    ['app.example.com', 'unreadable'],
    ['http://app.example.com', 'scheme'],
    ['https://203.0.113.9/produce', 'ip'],
    ['https://[2001:db8::1]/produce', 'ip'],
    ['https://intranet/produce', 'domain'],
    ['https://user:secret@app.example.com', 'credentials'],
    ['https://app.example.com/?token=1', 'query'],
    ['https://app.example.com/produce', null],
  ])('SELL-APP-01 explains %s', (url, fault) => expect(urlFault(url)).toBe(fault))
})

describe('explainRefusedUrl', () => {
  it('APP-002 puts the broken rule at the field', () => {
    const explained = explainRefusedUrl(problem('APP-002'), 'http://app.example.com', (fault) => fault)
    expect((explained as ApiProblem).problem.errors).toEqual([{ path: 'url', message: 'scheme' }])
  })

  it('leaves every other problem alone', () => {
    const taken = problem('APP_ENDPOINT_EXISTS')
    expect(explainRefusedUrl(taken, 'http://app.example.com', (fault) => fault)).toBe(taken)
  })
})
