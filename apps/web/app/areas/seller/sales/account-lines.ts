type NamedAccount = { id: string; name: string }

/** One account a line: its id, a space, its name. */
export function parseAccounts(text: string): NamedAccount[] {
  return text.split('\n').flatMap((line) => {
    const [, id = '', name = ''] = /^\s*(\S+)\s*(.*?)\s*$/.exec(line) ?? []
    // A line without a name keeps its id in its place, so that the answer names the line.
    return id === '' ? [] : [{ id, name: name === '' ? id : name }]
  })
}

export function accountLines(accounts: readonly NamedAccount[]): string {
  return accounts.map(({ id, name }) => `${id} ${name}`).join('\n')
}
