// Listens, says where, and serves an echo and one blob until its standard input ends.
// node --import ./polyfill.mjs serve.mjs <Ed25519|secp256k1> <size of the blob>
import { byteStream } from '@libp2p/utils'
import {
  BLOB, CHUNK, ECHO, bytesField, chunkHash, createPeer, pattern, readMessage, say, writeMessage
} from './peer.mjs'

const node = await createPeer(process.argv[2], ['/ip4/127.0.0.1/tcp/0'])
const blob = pattern(Number(process.argv[3]))

await node.handle(ECHO, async stream => {
  for await (const bytes of stream) {
    if (!stream.send(bytes)) await stream.onDrain()
  }
  await stream.close()
})

await node.handle(BLOB, async stream => {
  const bytes = byteStream(stream)
  await readMessage(bytes)
  const chunks = []
  for (let at = 0; at < blob.length; at += CHUNK) chunks.push(blob.subarray(at, at + CHUNK))
  await writeMessage(bytes, bytesField(1, Buffer.concat(chunks.map(chunkHash))))
  const first = (await readMessage(bytes))[1]
  for (const chunk of chunks.slice(first)) await bytes.write(chunk)
  await stream.close()
})

say('address', node.getMultiaddrs()[0])
process.stdin.resume()
process.stdin.on('end', () => node.stop().then(() => process.exit(0)))
