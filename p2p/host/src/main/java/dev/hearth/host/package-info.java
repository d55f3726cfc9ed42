/**
 * A libp2p host: it reaches peers, proves who they are, and carries streams, requests and blobs
 * between them. It knows no job and no lease; to it, content is bytes with a name.
 *
 * <p>From the socket up, each layer a package over {@link dev.hearth.host.stream.Pipe}: {@code
 * transport} (TCP), {@code negotiate} (multistream-select), {@code security} (Noise XX), {@code
 * mux} (Yamux), then the protocols {@code identify}, {@code ping} and {@code blob}. Beside them:
 * {@code address}, {@code identity}, {@code wire} (varint, protobuf) and {@code deadline}.
 *
 * <p>Everything blocks and runs on virtual threads. {@link dev.hearth.host.Host} opens no thread
 * that its close does not end.
 */
package dev.hearth.host;
