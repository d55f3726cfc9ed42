package dev.hearth.host.ping;

import dev.hearth.host.stream.Pipe;
import dev.hearth.host.stream.Stream;
import dev.hearth.host.stream.StreamHandler;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** /ipfs/ping/1.0.0 of libp2p specs: 32 bytes there and the same 32 bytes back. */
public final class Ping implements StreamHandler {
  public static final String PROTOCOL = "/ipfs/ping/1.0.0";
  public static final int SIZE = 32;

  /** "The listening peer SHOULD accept at most two streams per peer." */
  private static final int MAX_STREAMS = 2;

  private final Map<PeerId, Integer> open = new ConcurrentHashMap<>();

  @Override
  public void handle(Stream stream) throws IOException {
    if (open.merge(stream.peer(), 1, Integer::sum) > MAX_STREAMS) {
      release(stream.peer());
      throw new IOException("a third ping stream from one peer");
    }
    try {
      echo(stream);
    } finally {
      release(stream.peer());
    }
  }

  private void release(PeerId peer) {
    open.computeIfPresent(peer, (p, count) -> count == 1 ? null : count - 1);
  }

  private static void echo(Pipe pipe) throws IOException {
    byte[] payload = new byte[SIZE];
    for (int first = pipe.read(); first >= 0; first = pipe.read()) {
      payload[0] = (byte) first;
      pipe.readFully(payload, 1, SIZE - 1);
      pipe.write(payload);
    }
  }

  /** One round trip of these 32 bytes. */
  public static void exchange(Pipe pipe, byte[] payload) throws IOException {
    pipe.write(payload);
    byte[] answer = new byte[SIZE];
    pipe.readFully(answer, 0, SIZE);
    if (!Arrays.equals(payload, answer)) {
      throw new MalformedException("the peer answered a ping with other bytes");
    }
  }
}
