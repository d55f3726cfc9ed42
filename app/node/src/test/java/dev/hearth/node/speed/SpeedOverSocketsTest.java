package dev.hearth.node.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.Requests;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.node.Fixtures;
import dev.hearth.node.ManualClock;
import dev.hearth.node.device.Devices;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.node.worker.ProductRequest;
import dev.hearth.node.worker.Worker;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.SpeedChallenge;
import dev.hearth.protocol.SpeedReady;
import dev.hearth.verifier.speed.SpeedVerdict;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two peers over TCP: one with a device, one that wants to see how fast it is. */
@Timeout(60)
class SpeedOverSocketsTest {
  private static final int SIZE = 256;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-26T12:00:00Z"));
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  @TempDir Path root;
  private Host shown;
  private Host asking;
  private BlobStore shownBlobs;
  private BlobStore askingBlobs;
  private SpeedService service;
  private PeerId peer;
  private volatile Optional<String> objection = Optional.empty();
  private volatile int loans;

  /** What becomes of a product before it is committed to. */
  private volatile Consumer<Path> cheat = file -> {};

  @BeforeEach
  void meet() throws IOException {
    shown = host(1);
    asking = host(2);
    shownBlobs = BlobStore.open(root.resolve("shown"));
    askingBlobs = BlobStore.open(root.resolve("asking"));
    new BlobExchange(shown, shownBlobs).serve();
    Files.createDirectory(root.resolve("work"));
    service = open();
    peer = asking.connect(shown.addresses().getFirst().withPeer(shown.peerId()));
  }

  private SpeedService open() throws IOException {
    return new SpeedService(shown, new Bench(), shownBlobs, root.resolve("work"), clock, scheduler);
  }

  private static Host host(int key) throws IOException {
    Host host =
        new Host(
            HostKey.of(Fixtures.key(key)),
            List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/0")),
            HostLimits.defaults());
    host.start();
    return host;
  }

  @AfterEach
  void part() {
    service.close();
    asking.close();
    shown.close();
    scheduler.shutdownNow();
  }

  private final class Bench implements Lender {
    @Override
    public Optional<String> objection() {
      return objection;
    }

    @Override
    public double gflops() {
      return 20;
    }

    @Override
    public long memory() {
      return 1L << 30;
    }

    @Override
    public Optional<Loan> lend() {
      loans++;
      Worker worker = InProcessWorker.on(Devices.installed().first(), 1);
      return Optional.of(
          new Loan() {
            @Override
            public Optional<String> objection() {
              return objection;
            }

            @Override
            public Worker worker() {
              return cheating(worker);
            }

            @Override
            public void close() {
              loans--;
              worker.close();
            }
          });
    }
  }

  private Worker cheating(Worker honest) {
    return (Worker)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Worker.class},
            (_, method, arguments) -> {
              try {
                Object result = method.invoke(honest, arguments);
                return arguments[0] instanceof ProductRequest request
                    ? ((CompletionStage<?>) result)
                        .thenApply(
                            nanos -> {
                              cheat.accept(request.file());
                              return nanos;
                            })
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private SpeedVerdict check() throws IOException {
    return check(SIZE);
  }

  private SpeedVerdict check(int size) throws IOException {
    BlobExchange exchange = new BlobExchange(asking, askingBlobs);
    return new SpeedCheck(asking, exchange, askingBlobs, new SecureRandom(), System::nanoTime)
        .of(peer, size);
  }

  @Test
  void anHonestDeviceProvesWhatItDid() throws IOException {
    assertThat(check())
        .isInstanceOfSatisfying(
            SpeedVerdict.Proven.class,
            proven -> {
              assertThat(proven.gflopsAtLeast()).isPositive();
              assertThat(proven.gflopsClaimed()).isGreaterThan(proven.gflopsAtLeast());
            });
    assertThat(loans).isZero();
    assertThat(root.resolve("asking")).isEmptyDirectory();
    assertThat(root.resolve("shown")).isNotEmptyDirectory();
  }

  @Test
  void aProductIsNotLeftBehindByAProcessThatEnds() throws IOException {
    check();
    service.close();
    service = open();
    assertThat(root.resolve("shown")).isEmptyDirectory();
    assertThat(root.resolve("work")).isEmptyDirectory();
  }

  @Test
  void oneWrongElementIsFound() throws IOException {
    cheat = file -> write(file, 4L * (SIZE * 17 + 3), 77);
    assertThat(check())
        .isEqualTo(new SpeedVerdict.Wrong("Row 18 of the product is not what the seed gives."));
  }

  /** A device that did not compute at all. */
  @Test
  void zerosAreFound() throws IOException {
    cheat =
        file -> {
          try {
            Files.write(file, new byte[4 * SIZE * SIZE]);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        };
    assertThat(check()).isInstanceOf(SpeedVerdict.Wrong.class);
  }

  private static void write(Path file, long at, int value) {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(at);
      open.writeInt(value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatADeviceDoesForOthersIsBounded() throws IOException {
    assertThat(check()).isInstanceOf(SpeedVerdict.Proven.class);
    assertDeclined(SIZE, "This device was challenged a short while ago.");
    clock.pass(Duration.ofMinutes(31));
    assertDeclined(4096, "This size takes this device too long; try a smaller one.");
    objection = Optional.of("its owner needs it");
    assertDeclined(SIZE, "The device is not free: its owner needs it.");
    objection = Optional.empty();
    assertThat(check()).isInstanceOf(SpeedVerdict.Proven.class);
  }

  private void assertDeclined(int size, String sentence) throws IOException {
    assertThat(check(size)).isEqualTo(new SpeedVerdict.Declined(sentence));
  }

  @Test
  void aSeedWithoutAReadyDeviceIsRefused() throws IOException {
    byte[] seed = new SpeedChallenge(SIZE, Optional.of(Hash.ZERO)).encode();
    Refusal refusal =
        Refusal.decode(
            Requests.ask(asking, peer, Protocols.SPEED, seed, 1024, Duration.ofSeconds(20)));
    assertThat(refusal.code()).isEqualTo(Refusal.Code.LATE);
  }

  /** A new identity each time costs a stranger nothing. */
  @Test
  void whoSendsNoSeedsIsSoonAskedToWait() throws Exception {
    for (int key : new int[] {3, 4}) {
      try (Host stranger = host(key)) {
        stranger.connect(shown.addresses().getFirst().withPeer(shown.peerId()));
        getReady(stranger);
        assertThat(loans).isOne();
      }
      awaitNoLoan(Duration.ofSeconds(2)); // it went, so nothing is held for it
      clock.pass(Duration.ofMinutes(2));
    }
    assertDeclined(SIZE, "This device was challenged for nothing a short while ago.");
    clock.pass(Duration.ofMinutes(9));
    assertThat(check()).isInstanceOf(SpeedVerdict.Proven.class);
  }

  @Test
  void aDeviceIsNotHeldForLongWithoutASeed() throws Exception {
    getReady(asking);
    awaitNoLoan(Duration.ofSeconds(8));
  }

  @Test
  void anOwnerWhoComesBackMeanwhileGoesFirst() throws Exception {
    getReady(asking);
    objection = Optional.of("its owner needs it");
    byte[] seed = new SpeedChallenge(SIZE, Optional.of(Hash.ZERO)).encode();
    byte[] answer = Requests.ask(asking, peer, Protocols.SPEED, seed, 1024, Duration.ofSeconds(20));
    assertThat(Refusal.decode(answer).code()).isEqualTo(Refusal.Code.BUSY);
    assertThat(loans).isZero();
  }

  private void getReady(Host asker) throws IOException {
    byte[] ready = new SpeedChallenge(SIZE, Optional.empty()).encode();
    byte[] answer = Requests.ask(asker, peer, Protocols.SPEED, ready, 1024, Duration.ofSeconds(20));
    assertThat(SpeedReady.decode(answer).seconds()).isLessThanOrEqualTo(4);
  }

  private void awaitNoLoan(Duration atMost) throws InterruptedException {
    long begun = System.nanoTime();
    while (loans > 0 && System.nanoTime() - begun < atMost.toNanos()) {
      Thread.sleep(20);
    }
    assertThat(loans).isZero();
  }

  @Test
  void aDeviceHeldForOnePeerIsNotHeldForAnother() throws IOException {
    getReady(asking);
    assertThat(loans).isOne();
    clock.pass(Duration.ofMinutes(31));
    assertDeclined(SIZE, "The device is not free: another peer's challenge is in hand.");
    service.close();
    assertThat(loans).isZero();
  }
}
