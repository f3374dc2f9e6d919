import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** A seller that answers every call at once: what is measured is the marketplace, not the seller. */
const answer = '{"resultCode":"000000","resultMsg":"success."}'
const server = http.createServer((req, res) => {
  req.resume()
  req.on('end', () =>
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer),
  )
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
