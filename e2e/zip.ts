import { crc32 } from 'node:zlib'

/** A zip file of one entry, stored as it is, so that its size is that of its content. */
export function zipOf(name: string, content: Buffer): Buffer {
  const fields = Buffer.alloc(22)
  fields.writeUInt32LE(crc32(content), 8)
  fields.writeUInt32LE(content.length, 12)
  fields.writeUInt32LE(content.length, 16)
  fields.writeUInt16LE(Buffer.byteLength(name), 20)
  const local = Buffer.concat([
    Buffer.from('PK\x03\x04\x14\0', 'latin1'),
    fields,
    Buffer.alloc(2),
    Buffer.from(name),
    content,
  ])
  const tail = Buffer.alloc(16)
  const directory = Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x03\x14\0', 'latin1'),
    fields,
    tail,
    Buffer.from(name),
  ])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}
