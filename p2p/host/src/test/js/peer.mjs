// What both peers share: a node with a key of the wanted type, and Hearth's framing and blobs.
import { createHash } from 'node:crypto'
import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import { generateKeyPair } from '@libp2p/crypto/keys'
import { identify } from '@libp2p/identify'
import { ping } from '@libp2p/ping'
import { tcp } from '@libp2p/tcp'
import { createLibp2p } from 'libp2p'

export const ECHO = '/test/echo/1'
export const BLOB = '/hearth/blob/1'
export const CHUNK = 256 * 1024

export const createPeer = async (keyType, listen) => createLibp2p({
  privateKey: await generateKeyPair(keyType),
  addresses: { listen },
  transports: [tcp()],
  connectionEncrypters: [noise()],
  streamMuxers: [yamux()],
  services: { identify: identify(), ping: ping() },
  connectionGater: { denyDialMultiaddr: () => false }
})

export const say = (key, value) => console.log(`${key} ${value}`)

export const pattern = size => {
  const bytes = new Uint8Array(size)
  for (let i = 0; i < size; i++) bytes[i] = (i * 31 + (i >> 8)) & 255
  return bytes
}

// MerkleTree.leaf of type BLOB: SHA-256 over two zero bytes and the chunk.
export const chunkHash = chunk =>
  createHash('sha256').update(new Uint8Array(2)).update(chunk).digest()

const varint = value => {
  const bytes = []
  for (; value > 127; value = Math.floor(value / 128)) bytes.push(value % 128 + 128)
  return Uint8Array.from([...bytes, value])
}

export const bytesField = (field, value) =>
  Buffer.concat([Uint8Array.of(field * 8 + 2), varint(value.length), value])

export const numberField = (field, value) =>
  Buffer.concat([Uint8Array.of(field * 8), varint(value)])

export const readVarint = async bytes => {
  for (let value = 0, scale = 1; ; scale *= 128) {
    const next = (await bytes.read({ bytes: 1 })).get(0)
    value += (next & 127) * scale
    if (next < 128) return value
  }
}

export const readMessage = async bytes => {
  const size = await readVarint(bytes)
  return size === 0 ? new Uint8Array() : (await bytes.read({ bytes: size })).subarray()
}

export const writeMessage = (bytes, message) =>
  bytes.write(Buffer.concat([varint(message.length), message]))
