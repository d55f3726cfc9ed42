package dev.hearth.host.mux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.host.deadline.ManualTimers;
import dev.hearth.host.stream.Pipe;
import dev.hearth.host.stream.PipePair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class YamuxTest {
  private static final MuxLimits LIMITS =
      new MuxLimits(2, 3, 512 * 1024, 512 * 1024, Duration.ofSeconds(60), Duration.ofSeconds(30));

  private final ManualTimers timers = new ManualTimers();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<YamuxStream> accepted = new LinkedBlockingQueue<>();
  private final PipePair pair = new PipePair();
  private final Yamux near = new Yamux(pair.left(), true, LIMITS, timers, threads, s -> {});
  private final Yamux far = new Yamux(pair.right(), false, LIMITS, timers, threads, accepted::add);

  @BeforeEach
  void start() {
    near.start();
    far.start();
  }

  @AfterEach
  void stop() {
    near.abort("the test is over");
    far.abort("the test is over");
    threads.close();
  }

  private YamuxStream accept() throws InterruptedException {
    return accepted.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void halfCloseLeavesTheOtherDirectionOpen() throws Exception {
    YamuxStream ours = near.open();
    ours.write(new byte[] {1, 2, 3});
    ours.closeWrite();
    YamuxStream theirs = accept();
    byte[] got = new byte[3];
    theirs.readFully(got, 0, 3);
    assertThat(got).containsExactly(1, 2, 3);
    assertThat(theirs.read()).isEqualTo(-1);
    theirs.write(new byte[] {4});
    theirs.closeWrite();
    assertThat(ours.read()).isEqualTo(4);
    assertThat(ours.read()).isEqualTo(-1);
    assertThatThrownBy(() -> ours.write(new byte[1])).isInstanceOf(IOException.class);
  }

  @Test
  void aWriterWaitsUntilTheApplicationReads() throws Exception {
    YamuxStream ours = near.open();
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(() -> write(ours, YamuxStream.INITIAL_WINDOW + 1), threads);
    YamuxStream theirs = accept();
    assertThatThrownBy(() -> written.get(200, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    theirs.readFully(new byte[YamuxStream.INITIAL_WINDOW], 0, YamuxStream.INITIAL_WINDOW);
    written.get();
  }

  /** 256 KiB double once, which takes all of the connection's growth. */
  @Test
  void aWindowGrowsWithItsReaderWithinTheConnectionsShare() throws Exception {
    YamuxStream ours = near.open();
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(() -> write(ours, 4 * YamuxStream.INITIAL_WINDOW), threads);
    YamuxStream theirs = accept();
    theirs.readFully(new byte[4 * YamuxStream.INITIAL_WINDOW], 0, 4 * YamuxStream.INITIAL_WINDOW);
    written.get();
    assertThat(theirs.windowGrown()).isEqualTo(YamuxStream.INITIAL_WINDOW);
  }

  @Test
  void onlySoManyStreamsAreLetIn() throws Exception {
    near.open();
    near.open();
    YamuxStream third = near.open();
    assertThatThrownBy(third::read).hasMessageContaining("reset");
    YamuxStream fourth = near.open();
    assertThatThrownBy(fourth::read).hasMessageContaining("reset");
    assertThat(accept()).isNotNull();
    assertThat(accept()).isNotNull();
    assertThat(accepted).isEmpty();
  }

  @Test
  void onlySoManyStreamsGoOut() throws Exception {
    MuxLimits narrow =
        new MuxLimits(9, 1, 512 * 1024, 0, Duration.ofSeconds(60), Duration.ofSeconds(30));
    PipePair other = new PipePair();
    try (Yamux mux = new Yamux(other.left(), true, narrow, timers, threads, s -> {})) {
      mux.start();
      mux.open();
      assertThatThrownBy(mux::open).hasMessageContaining("too many streams");
      other.right().close();
    }
  }

  @Test
  void aFreedPlaceIsGivenAgain() throws Exception {
    for (int i = 0; i < 20; i++) {
      YamuxStream ours = near.open();
      ours.closeWrite();
      YamuxStream theirs = accept();
      assertThat(theirs.read()).isEqualTo(-1);
      theirs.close();
      assertThat(ours.read()).isEqualTo(-1);
    }
  }

  @Test
  void aResetWakesBothSides() throws Exception {
    YamuxStream ours = near.open();
    YamuxStream theirs = accept();
    CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> read(ours), threads);
    theirs.reset();
    assertThat(reading.get()).isEqualTo(-2);
    assertThatThrownBy(() -> theirs.write(new byte[1])).hasMessageContaining("reset");
  }

  @Test
  void anIdleStreamIsReset() throws Exception {
    YamuxStream ours = near.open();
    YamuxStream theirs = accept();
    ours.idleLimit(Duration.ofSeconds(5));
    timers.advance(Duration.ofSeconds(5));
    assertThatThrownBy(ours::read).hasMessageContaining("in time");
    assertThatThrownBy(theirs::read).hasMessageContaining("reset");
  }

  /** A reset by deadline wakes a writer even while the peer reads nothing at all. */
  @Test
  void aDeadlineFreesAStuckWriter() throws Exception {
    PipePair stuck = new PipePair();
    Yamux mux = new Yamux(stuck.left(), true, LIMITS, timers, threads, s -> {});
    mux.start();
    YamuxStream stream = mux.open();
    stream.deadline(Duration.ofSeconds(10));
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(() -> write(stream, 1 << 20), threads);
    assertThatThrownBy(() -> written.get(100, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    timers.advance(Duration.ofSeconds(10));
    assertThatThrownBy(written::get).hasMessageContaining("in time");
    mux.abort("the test is over");
  }

  @Test
  void aSilentPeerIsGivenUp() throws Exception {
    PipePair dead = new PipePair();
    Yamux mux = new Yamux(dead.left(), true, LIMITS, timers, threads, s -> {});
    mux.start();
    YamuxStream stream = mux.open();
    timers.advance(Duration.ofSeconds(30));
    assertThat(mux.isOpen()).isTrue();
    timers.advance(Duration.ofSeconds(30));
    assertThat(mux.isOpen()).isFalse();
    assertThatThrownBy(stream::read).isInstanceOf(IOException.class);
  }

  @Test
  void whatAPeerEndedProperlyCanBeReadAfterTheConnection() throws Exception {
    YamuxStream ours = near.open();
    YamuxStream theirs = accept();
    theirs.write(new byte[] {7});
    theirs.closeWrite();
    assertThat(ours.read()).isEqualTo(7);
    far.close();
    near.closed().toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertThat(ours.read()).isEqualTo(-1);
  }

  @Test
  void aCutConnectionIsNoEndOfStream() throws Exception {
    YamuxStream ours = near.open();
    ours.write(new byte[1]);
    YamuxStream theirs = accept();
    theirs.read();
    pair.left().close();
    assertThatThrownBy(theirs::read).isInstanceOf(IOException.class);
    assertThat(far.isOpen()).isFalse();
  }

  private static void write(Pipe pipe, int size) {
    try {
      pipe.write(new byte[size]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int read(Pipe pipe) {
    try {
      return pipe.read();
    } catch (IOException e) {
      return -2;
    }
  }
}
