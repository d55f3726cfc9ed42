package dev.hearth.host.mux;

import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** The open streams of a connection, within its limits. The initiator's ids are odd. */
final class StreamTable {
  private final Map<Integer, YamuxStream> streams = new ConcurrentHashMap<>();
  private final boolean initiator;
  private final MuxLimits limits;
  private final AtomicInteger nextId;
  private final AtomicInteger inbound = new AtomicInteger();
  private final AtomicInteger outbound = new AtomicInteger();
  private final AtomicInteger grown = new AtomicInteger();

  StreamTable(boolean initiator, MuxLimits limits) {
    this.initiator = initiator;
    this.limits = limits;
    nextId = new AtomicInteger(initiator ? 1 : 2);
  }

  YamuxStream find(int id) {
    return streams.get(id);
  }

  List<YamuxStream> all() {
    return List.copyOf(streams.values());
  }

  YamuxStream addOutbound(IntFunction<YamuxStream> make) throws IOException {
    if (outbound.incrementAndGet() > limits.maxOutboundStreams()) {
      outbound.decrementAndGet();
      throw new IOException("too many streams to one peer");
    }
    return put(make.apply(nextId.getAndAdd(2)));
  }

  /** Null when the peer has as many streams open as it may. */
  YamuxStream addInbound(int id, IntFunction<YamuxStream> make) throws MalformedException {
    if (isOurs(id) || streams.containsKey(id)) {
      throw new MalformedException("the peer opened a stream under a wrong number");
    }
    if (inbound.incrementAndGet() > limits.maxInboundStreams()) {
      inbound.decrementAndGet();
      return null;
    }
    return put(make.apply(id));
  }

  private YamuxStream put(YamuxStream stream) {
    streams.put(stream.id(), stream);
    return stream;
  }

  void remove(YamuxStream stream) {
    if (streams.remove(stream.id(), stream)) {
      (isOurs(stream.id()) ? outbound : inbound).decrementAndGet();
      grown.addAndGet(-stream.windowGrown());
    }
  }

  /** How far a window of this size may grow now: to its double, within the connection's share. */
  int grow(int window) {
    int wanted = Math.min(window, limits.maxWindow() - window);
    if (wanted <= 0 || grown.addAndGet(wanted) > limits.windowGrowth()) {
      grown.addAndGet(-Math.max(0, wanted));
      return 0;
    }
    return wanted;
  }

  private boolean isOurs(int id) {
    return (id % 2 != 0) == initiator;
  }
}
