import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}.`),
  )
}

const variables = (text: string) =>
  [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1] ?? '').sort((a, b) => a.localeCompare(b))
const files = readdirSync(new URL('zh-CN', import.meta.url)).sort()

async function catalog(locale: 'zh-CN' | 'en', file: string): Promise<[string, string][]> {
  const module = (await import(`./${locale}/${file.replace('.ts', '')}.ts`)) as { default: Tree }
  return flatten(module.default)
}

describe('message catalogs', () => {
  it('exist in both languages', () => {
    expect(readdirSync(new URL('en', import.meta.url)).sort()).toEqual(files)
    expect(files.length).toBeGreaterThan(5)
  })

  describe.each(files)('%s', (file) => {
    it('has the same keys and the same variables in both languages', async () => {
      const zh = await catalog('zh-CN', file)
      const en = new Map(await catalog('en', file))
      expect([...en.keys()].sort()).toEqual(zh.map(([key]) => key).sort())
      for (const [key, text] of zh)
        expect([key, variables(en.get(key) ?? '')]).toEqual([key, variables(text)])
    })

    it('has no empty text, no exclamation mark and no Chinese in English', async () => {
      for (const [key, text] of [...(await catalog('zh-CN', file)), ...(await catalog('en', file))]) {
        expect(text.trim(), key).not.toBe('')
        expect(text, key).not.toMatch(/[!！]/)
      }
      for (const [key, text] of await catalog('en', file)) {
        if (!key.startsWith('languages.')) expect(text, key).not.toMatch(/\p{Script=Han}/u)
      }
    })
  })
})
