import fs from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFileMailbox } from './file-mailbox.ts'
import { RecipientRefused, type OutgoingChannel, type OutgoingMessage } from './outgoing-channel.ts'
import { createSmtpChannel } from './smtp-channel.ts'

interface Received {
  id: string
  to: string[]
  subject: string
  text: string
  html: string | null
}

const received: Received[] = []
let port = 0
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onRcptTo({ address }, _session, done) {
    const code = address.startsWith('gone@') ? 550 : address.startsWith('full@') ? 452 : null
    done(code === null ? undefined : Object.assign(new Error('no'), { responseCode: code }))
  },
  onData(stream, session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
        received.push({
          id: (mail.messageId ?? '').replace(/^<|@.*$/g, ''),
          to: session.envelope.rcptTo.map((recipient) => recipient.address),
          subject: mail.subject ?? '',
          text: (mail.text ?? '').trimEnd(),
          html: mail.html?.trimEnd() ?? null,
        })
        done()
      })
    })
  },
})
const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'yunshi-mailbox-'))
const mailbox = createFileMailbox(path.join(directory, 'mailbox'))
let smtp: OutgoingChannel

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.server.address() as AddressInfo).port
  smtp = createSmtpChannel({ url: `smtp://127.0.0.1:${port}`, from: '云市 <no-reply@market.example>' })
})
afterAll(async () => {
  await smtp.close()
  await new Promise<void>((resolve) => server.close(resolve))
  fs.rmSync(directory, { recursive: true })
})

let count = 0
const message = (overrides: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: `out_${String(++count).padStart(6, '0')}`,
  channel: 'email',
  to: 'li.lei@example.com',
  subject: '【云市】订单已支付 – CS2611220935ABCDE',
  text: '您的订单已支付。\n\n金额 ¥1,280.00',
  html: '<p>您的订单已支付。</p>',
  at: new Date('2026-11-22T01:35:00.000Z'),
  ...overrides,
})

const implementations = [
  ['SMTP', () => smtp, async () => received],
  [
    'file mailbox',
    () => mailbox,
    async (): Promise<Received[]> =>
      (await mailbox.list({ limit: 1000 })).map((stored) => ({ ...stored, to: [stored.to] })),
  ],
] as const

describe.each(implementations)('%s', (_name, channel, read) => {
  it('delivers recipient, subject, text and HTML unchanged, Chinese included', async () => {
    const sent = message()
    await channel().send(sent)
    const { id, to, subject, text, html } = (await read()).find((one) => one.id === sent.id)!
    expect({ id, to, subject, text, html }).toEqual({
      id: sent.id,
      to: [sent.to],
      subject: sent.subject,
      text: sent.text,
      html: sent.html,
    })
  })

  it('delivers a message without HTML as text alone', async () => {
    const sent = message({ html: null })
    await channel().send(sent)
    expect((await read()).find((one) => one.id === sent.id)!.html).toBeNull()
  })

  it('lets a repeat of the same message be recognized by its id', async () => {
    const sent = message()
    await channel().send(sent)
    await channel().send(sent)
    expect(new Set((await read()).filter((one) => one.id === sent.id).map((one) => one.text)).size).toBe(1)
  })

  it('adds no recipient and no header that a subject or an address smuggles in', async () => {
    const sent = message({
      subject: 'Hello\r\nBcc: evil@example.com\r\n\r\nbody',
      to: 'li.lei@example.com',
    })
    await channel().send(sent)
    const arrived = (await read()).find((one) => one.id === sent.id)!
    expect(arrived.to).toEqual(['li.lei@example.com'])
    expect(arrived.text).toBe(sent.text)
  })

  it('sends many at once, each to its own recipient', async () => {
    const many = Array.from({ length: 30 }, (_, i) => message({ to: `user${i}@example.com` }))
    await Promise.all(many.map((one) => channel().send(one)))
    const arrived = await read()
    for (const one of many) expect(arrived.find(({ id }) => id === one.id)!.to).toEqual([one.to])
  })
})

describe('SMTP failures', () => {
  it('tells a recipient who will never exist from a full mailbox', async () => {
    await expect(smtp.send(message({ to: 'gone@example.com' }))).rejects.toBeInstanceOf(RecipientRefused)
    const full = smtp.send(message({ to: 'full@example.com' }))
    await expect(full).rejects.toThrow()
    await expect(full).rejects.not.toBeInstanceOf(RecipientRefused)
  })

  it('rejects when nobody answers, and works again once somebody does', async () => {
    const away = createSmtpChannel({ url: 'smtp://127.0.0.1:1', from: 'a@example.com' })
    await expect(away.send(message())).rejects.toThrow(/ECONNREFUSED/)
    await away.close()
    await smtp.send(message())
  })
})

describe('file mailbox', () => {
  const box = createFileMailbox(path.join(directory, 'listing'))

  it('is empty before the first message', async () => {
    expect(await box.list({ limit: 10 })).toEqual([])
  })

  it('lists newest first, by recipient, and page after page', async () => {
    for (let i = 0; i < 7; i++) await box.send(message({ to: i % 2 ? 'b@example.com' : 'a@example.com' }))
    const all = (await box.list({ limit: 10 })).map((one) => one.id)
    expect(all).toEqual([...all].sort((a, b) => (a < b ? 1 : -1)))
    expect(await box.list({ limit: 10, to: 'B@Example.com' })).toHaveLength(3)
    const first = await box.list({ limit: 4 })
    const second = await box.list({ limit: 4, before: first.at(-1)!.id })
    expect([...first, ...second].map((one) => one.id)).toEqual(all)
    expect(first[0]!.at).toEqual(new Date('2026-11-22T01:35:00.000Z'))
  })

  it('refuses an id that would leave its directory', async () => {
    await expect(box.send(message({ id: '../../etc/x' }))).rejects.toThrow(/no id/)
  })
})
