import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** Objects of one page of a listing; small, so that the adapter has to turn pages. */
const PAGE = 3

interface StoredObject {
  bytes: Buffer
  contentType: string
}

/** Enough of the S3 protocol for the adapter: put, get, delete and list with pages, for requests signed by `keyId`. */
export async function startFakeS3(bucket: string, keyId: string) {
  const objects = new Map<string, StoredObject>()
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://s3')
      const [, inBucket = '', ...rest] = decodeURIComponent(url.pathname).split('/')
      const key = rest.join('/')
      const refuse = (status: number, code: string) =>
        response
          .writeHead(status, { 'content-type': 'application/xml' })
          .end(`<Error><Code>${code}</Code></Error>`)
      const signed = request.headers.authorization?.startsWith(`AWS4-HMAC-SHA256 Credential=${keyId}/`)
      if (!signed) return refuse(403, 'InvalidAccessKeyId')
      if (inBucket !== bucket) return refuse(404, 'NoSuchBucket')
      if (key === '') return listing(url.searchParams, response)
      if (request.method === 'PUT') {
        const bytes = Buffer.concat(chunks)
        if (Number(request.headers['content-length']) !== bytes.length)
          return refuse(411, 'MissingContentLength')
        objects.set(key, { bytes, contentType: request.headers['content-type'] ?? '' })
        return response.writeHead(200, { etag: '"1"' }).end()
      }
      if (request.method === 'DELETE') {
        objects.delete(key)
        return response.writeHead(204).end()
      }
      const found = objects.get(key)
      if (!found) return refuse(404, 'NoSuchKey')
      return response
        .writeHead(200, { 'content-type': found.contentType, 'content-length': found.bytes.length })
        .end(found.bytes)
    })
  })
  function listing(query: URLSearchParams, response: http.ServerResponse) {
    const after = query.get('continuation-token') ?? ''
    const keys = [...objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
      .toSorted((a, b) => (a < b ? -1 : 1))
    const page = keys.slice(0, PAGE)
    const more = keys.length > PAGE
    response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(
        `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>` +
          page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('') +
          (more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '') +
          '</ListBucketResult>',
      )
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
