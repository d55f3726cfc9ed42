package dev.hearth.host.mux;

import dev.hearth.host.deadline.Expiry;
import dev.hearth.host.deadline.Timers;
import dev.hearth.host.stream.Pipe;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** One stream of a Yamux connection, half-closable, with flow control both ways. */
public final class YamuxStream implements Pipe {
  static final int INITIAL_WINDOW = 256 * 1024;

  /** How long a closed stream waits for the peer to end its side too. */
  private static final Duration LINGER = Duration.ofSeconds(10);

  private final int id;
  private final Yamux mux;
  private final Inbox inbox = new Inbox();
  private final SendWindow sendWindow = new SendWindow();
  private final Expiry expiry;
  private final AtomicBoolean localEnded = new AtomicBoolean();
  private final AtomicBoolean gone = new AtomicBoolean();

  /** Both belong to the one thread that reads. */
  private int receiveWindow = INITIAL_WINDOW;

  private int unreported;

  YamuxStream(int id, Yamux mux, Timers timers, Duration idle) {
    this.id = id;
    this.mux = mux;
    this.expiry = new Expiry(timers, idle, () -> reset("nothing moved in time"));
  }

  int id() {
    return id;
  }

  int windowGrown() {
    return receiveWindow - INITIAL_WINDOW;
  }

  void start() {
    expiry.start();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = inbox.read(buffer, offset, length);
    if (count > 0) {
      expiry.touch();
      earn(count);
    }
    return count;
  }

  /**
   * Gives the peer new credit for each half window read, and a larger window while there is room.
   */
  private void earn(int count) throws IOException {
    unreported += count;
    if (unreported < receiveWindow / 2 || inbox.isEnded() || gone.get()) {
      return;
    }
    int growth = mux.growWindow(receiveWindow);
    receiveWindow += growth;
    inbox.grant(unreported + growth);
    mux.credit(id, unreported + growth);
    unreported = 0;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (localEnded.get()) {
        throw new IOException("our side of the stream is closed");
      }
      int size = sendWindow.take(Math.min(length - done, Yamux.MAX_BODY));
      mux.data(id, buffer, offset + done, size, gone::get);
      expiry.touch();
      done += size;
    }
  }

  @Override
  public void closeWrite() throws IOException {
    if (localEnded.compareAndSet(false, true) && !gone.get()) {
      mux.end(id, gone::get);
      forgetIfOver();
    }
  }

  @Override
  public void close() {
    try {
      closeWrite();
    } catch (IOException connectionLost) {
      gone.set(true);
    }
    inbox.discard(new IOException("the stream is closed"));
    if (!inbox.isEnded()) {
      expiry.deadline(LINGER);
    }
  }

  public void reset() {
    reset("the stream was reset here");
  }

  private void reset(String why) {
    if (!gone.get()) {
      mux.refuse(id);
    }
    inbox.discard(new IOException(why));
    lose(new IOException(why));
  }

  public void deadline(Duration fromNow) {
    expiry.deadline(fromNow);
  }

  public void idleLimit(Duration limit) {
    expiry.idleLimit(limit);
  }

  void expect(long length) throws MalformedException {
    inbox.expect(length);
  }

  void receive(byte[] chunk) {
    expiry.touch();
    inbox.add(chunk);
  }

  void addCredit(long bytes) throws MalformedException {
    expiry.touch();
    sendWindow.add(bytes);
  }

  void remoteEnded() {
    inbox.end();
    forgetIfOver();
  }

  /**
   * The peer, or the whole connection, is lost to this stream; wakes whoever waits on it, and who
   * may then open another one in its place.
   */
  void lose(IOException cause) {
    gone.set(true);
    mux.forget(this);
    inbox.fail(cause);
    sendWindow.fail(cause);
    expiry.cancel();
  }

  private void forgetIfOver() {
    if (localEnded.get() && inbox.isEnded()) {
      expiry.cancel();
      mux.forget(this);
    }
  }
}
