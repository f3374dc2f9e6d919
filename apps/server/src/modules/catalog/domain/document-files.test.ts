import { describe, expect, it } from 'vitest'
import { filesOf, uploadIdOf } from './document-files.ts'

const id = `upl_${'0A'.repeat(13)}`

describe('files of a product document', () => {
  it('SELL-PUB-P04 to P13 finds each file with where it stands, what it is for and whether buyers see it', () => {
    const files = filesOf({
      logo: { file: `${id}.png` },
      pictures: [{ file: 'https://a.example/b.png' }, null, { file: `${id}.gif` }],
      videos: [{ video: { file: `${id}.mp4` } }],
      copyrightCertificate: { file: `${id}.pdf` },
      access: { rightsCertificate: { file: `${id}.pdf` } },
      descriptionPictures: 'no list',
    })
    expect(
      files.map(({ path, purpose, uploadId, shown }) => [path, purpose, uploadId === id, shown]),
    ).toEqual([
      ['logo.file', 'product_logo', true, true],
      ['copyrightCertificate.file', 'document', true, false],
      ['access.rightsCertificate.file', 'document', true, false],
      ['pictures[0].file', 'product_picture', false, true],
      ['pictures[2].file', 'product_picture', true, true],
      ['videos[0].video.file', 'video', true, true],
    ])
  })

  it('takes nothing for an upload that is none', () => {
    for (const name of ['', 'upl_1.png', `${id}`, `x${id}.png`, `${id}.p g`, `../${id}.png`, 7, null])
      expect(uploadIdOf(name)).toBeNull()
    expect(uploadIdOf(`${id}.tar.gz`)).toBe(id)
  })
})
