import { describe, expect, it } from 'vitest'
import { accountLines, parseAccounts } from './account-lines.ts'

describe('accounts of a sale object', () => {
  it('are one a line, with names that hold spaces', () => {
    const accounts = [
      { id: 'acc_1', name: 'Hai Yue Ltd' },
      { id: 'acc_2', name: '海岳制造' },
    ]
    expect(parseAccounts(accountLines(accounts))).toEqual(accounts)
    expect(parseAccounts('\n  acc_1   Hai Yue Ltd \r\n\n')).toEqual([accounts[0]])
  })

  it('keep a line without a name, so that the server refuses it by its place', () => {
    expect(parseAccounts('acc_1')).toEqual([{ id: 'acc_1', name: 'acc_1' }])
  })
})
