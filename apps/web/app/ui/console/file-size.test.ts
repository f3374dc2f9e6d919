import { expect, it } from 'vitest'
import { fileSize } from './file-size.ts'

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1 KB'],
  [5 * 1_048_576, '5 MB'],
  [4_404_019, '4.2 MB'],
  [21_474_836_480, '20 GB'],
])('%d bytes are %j', (bytes, text) => expect(fileSize(bytes)).toBe(text))
