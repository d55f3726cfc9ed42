// Dials a Hearth host, tries every protocol it has, and says what came of it.
// node --import ./polyfill.mjs dial.mjs <Ed25519|secp256k1> <multiaddr> <blob root> <blob size>
import { createHash, randomBytes } from 'node:crypto'
import { byteStream } from '@libp2p/utils'
import { multiaddr } from '@multiformats/multiaddr'
import {
  BLOB, CHUNK, ECHO, bytesField, chunkHash, createPeer, numberField, readMessage, say, writeMessage
} from './peer.mjs'

const [keyType, address, root, size] = process.argv.slice(2)
const node = await createPeer(keyType, [])
const connection = await node.dial(multiaddr(address))
say('peer', node.peerId)
say('remote', connection.remotePeer)
say('encryption', connection.encryption)
say('muxer', connection.multiplexer)
say('ping', await node.services.ping.ping(connection.remotePeer))

const remote = await node.services.identify.identify(connection)
say('agent', remote.agentVersion)
say('protocols', remote.protocols.join(','))

const stream = await connection.newStream(ECHO)
const sent = createHash('sha256')
const got = createHash('sha256')
const reading = (async () => {
  for await (const bytes of stream) got.update(bytes.subarray())
})()
for (let i = 0; i < 8; i++) {
  const bytes = randomBytes(1 << 20)
  sent.update(bytes)
  if (!stream.send(bytes)) await stream.onDrain()
}
await stream.close()
await reading
say('echo', sent.digest('hex') === got.digest('hex'))

const blob = byteStream(await connection.newStream(BLOB), { maxBufferSize: 1 << 26 })
const name = Buffer.concat([bytesField(1, Buffer.from(root, 'hex')), numberField(2, Number(size))])
await writeMessage(blob, name)
const hashes = (await readMessage(blob)).slice(-32 * Math.ceil(size / CHUNK))
await writeMessage(blob, numberField(1, 0))
let right = 0
for (let at = 0; at < size; at += CHUNK) {
  const chunk = (await blob.read({ bytes: Math.min(CHUNK, size - at) })).subarray()
  if (chunkHash(chunk).equals(hashes.subarray(32 * right, 32 * right + 32))) right++
}
say('chunks', right)
await node.stop()
process.exit(0)
