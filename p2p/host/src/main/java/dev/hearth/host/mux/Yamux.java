package dev.hearth.host.mux;

import dev.hearth.host.deadline.Timers;
import dev.hearth.host.stream.Pipe;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Many streams over one pipe (hashicorp/yamux spec.md, libp2p specs yamux). One thread reads the
 * pipe and never writes; one thread writes it. Safe for any thread.
 */
public final class Yamux implements AutoCloseable {
  public static final String PROTOCOL = "/yamux/1.0.0";

  /** A frame fills at most one Noise message. */
  static final int MAX_FRAME = 65_519;

  static final int MAX_BODY = MAX_FRAME - FrameHeader.SIZE;

  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final Pipe pipe;
  private final MuxLimits limits;
  private final Timers timers;
  private final Executor threads;
  private final Consumer<YamuxStream> onInbound;
  private final StreamTable streams;
  private final Outbox outbox = new Outbox();
  private final KeepAlive keepAlive;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile boolean closing;

  /** The consumer gets each inbound stream on a thread of its own. */
  public Yamux(
      Pipe pipe,
      boolean initiator,
      MuxLimits limits,
      Timers timers,
      Executor threads,
      Consumer<YamuxStream> onInbound) {
    this.pipe = pipe;
    this.limits = limits;
    this.timers = timers;
    this.threads = threads;
    this.onInbound = onInbound;
    this.streams = new StreamTable(initiator, limits);
    this.keepAlive = new KeepAlive(this, timers, limits.keepAlive());
  }

  public void start() {
    threads.execute(new FrameReader(pipe, this, limits.maxWindow()));
    threads.execute(new FrameWriter(pipe, this, outbox));
    keepAlive.start();
  }

  public YamuxStream open() throws IOException {
    YamuxStream stream = streams.addOutbound(this::newStream);
    control(FrameHeader.WINDOW_UPDATE, FrameHeader.SYN, stream.id(), 0);
    stream.start();
    loseIfClosed(stream);
    return stream;
  }

  private YamuxStream newStream(int id) {
    return new YamuxStream(id, this, timers, limits.idle());
  }

  /** A stream opened while the connection broke must not wait for ever. */
  private void loseIfClosed(YamuxStream stream) throws IOException {
    if (closed.isDone()) {
      IOException cause = new IOException("the connection is closed");
      stream.lose(cause);
      throw cause;
    }
  }

  /** Completes once the connection is over, however it ended. */
  public CompletionStage<Void> closed() {
    return closed;
  }

  /** Whether new streams may be opened. */
  public boolean isOpen() {
    return !closing && !closed.isDone();
  }

  /** Lets what is queued go out, says goodbye, and closes the pipe in any case soon after. */
  @Override
  public void close() {
    closing = true;
    outbox.finish(new FrameHeader(FrameHeader.GO_AWAY, FrameHeader.NONE, 0, 0).encode());
    Timers.Pending last = timers.schedule(GOODBYE, pipe::close);
    closed.whenComplete((done, none) -> last.cancel());
  }

  /** Closes the pipe at once. */
  public void abort(String why) {
    fail(new IOException(why));
  }

  YamuxStream find(int id) {
    return streams.find(id);
  }

  /** Null when the peer may not open more; it is told so. */
  YamuxStream accept(int id) throws IOException {
    YamuxStream stream = streams.addInbound(id, this::newStream);
    if (stream == null) {
      control(FrameHeader.WINDOW_UPDATE, FrameHeader.RST, id, 0);
      return null;
    }
    control(FrameHeader.WINDOW_UPDATE, FrameHeader.ACK, id, 0);
    stream.start();
    serve(stream);
    return stream;
  }

  private void serve(YamuxStream stream) throws IOException {
    try {
      threads.execute(() -> onInbound.accept(stream));
    } catch (RejectedExecutionException e) {
      throw new IOException("the host is closing", e);
    }
  }

  void pong(int value) throws IOException {
    control(FrameHeader.PING, FrameHeader.ACK, 0, value);
  }

  void ping(int value) throws IOException {
    control(FrameHeader.PING, FrameHeader.SYN, 0, value);
  }

  void ponged() {
    keepAlive.answered();
  }

  void credit(int id, int bytes) throws IOException {
    control(FrameHeader.WINDOW_UPDATE, FrameHeader.NONE, id, bytes);
  }

  void data(int id, byte[] buffer, int offset, int size, BooleanSupplier abandoned)
      throws IOException {
    FrameHeader header = new FrameHeader(FrameHeader.DATA, FrameHeader.NONE, id, size);
    outbox.data(header.encodeBefore(buffer, offset, size), abandoned);
  }

  /** The end goes the way of the data, so that it does not overtake them. */
  void end(int id, BooleanSupplier abandoned) throws IOException {
    outbox.data(new FrameHeader(FrameHeader.DATA, FrameHeader.FIN, id, 0).encode(), abandoned);
  }

  void refuse(int id) {
    try {
      control(FrameHeader.WINDOW_UPDATE, FrameHeader.RST, id, 0);
    } catch (IOException e) {
      fail(e);
    }
  }

  private void control(int type, int flags, int id, int length) throws IOException {
    outbox.control(new FrameHeader(type, flags, id, length).encode());
  }

  int growWindow(int window) {
    return streams.grow(window);
  }

  void forget(YamuxStream stream) {
    streams.remove(stream);
    outbox.wakeSenders();
  }

  /** Ends the connection; the first cause is the one that streams see. */
  void fail(IOException cause) {
    closing = true;
    outbox.fail(cause);
    pipe.close();
    keepAlive.stop();
    closed.complete(null);
    streams.all().forEach(stream -> stream.lose(cause));
  }

  /** Ends it for what the peer did wrong. */
  static MalformedException violation(String what) {
    return new MalformedException("the peer broke Yamux: " + what);
  }
}
