package dev.hearth.node.speed;

import dev.hearth.host.Host;
import dev.hearth.host.Requests;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.RecordKind;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.SpeedAnswer;
import dev.hearth.protocol.SpeedChallenge;
import dev.hearth.verifier.speed.Freivalds;
import dev.hearth.verifier.speed.SpeedVerdict;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Asks a peer to prove its speed. Blocks for some seconds. */
public final class SpeedCheck {
  private static final int LIMIT = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Host host;
  private final BlobExchange exchange;
  private final BlobStore blobs;
  private final SecureRandom random;
  private final LongSupplier nanoTime;

  /**
   * @param nanoTime the clock that counts, as System.nanoTime
   */
  public SpeedCheck(
      Host host,
      BlobExchange exchange,
      BlobStore blobs,
      SecureRandom random,
      LongSupplier nanoTime) {
    this.host = host;
    this.exchange = exchange;
    this.blobs = blobs;
    this.random = random;
    this.nanoTime = nanoTime;
  }

  /** Throws IOException when the peer is not reached or breaks off. */
  public SpeedVerdict of(PeerId peer, int size) throws IOException {
    byte[] ready = ask(peer, new SpeedChallenge(size, Optional.empty()));
    if (RecordKind.of(ready) == RecordKind.REFUSAL) {
      return new SpeedVerdict.Declined(Refusal.decode(ready).reason());
    }
    Hash seed = Hash.of(seed());
    long begun = nanoTime.getAsLong();
    byte[] answer = ask(peer, new SpeedChallenge(size, Optional.of(seed)));
    Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - begun);
    return RecordKind.of(answer) == RecordKind.REFUSAL
        ? new SpeedVerdict.Declined(Refusal.decode(answer).reason())
        : judged(peer, seed, size, SpeedAnswer.decode(answer), elapsed);
  }

  private byte[] seed() {
    byte[] seed = new byte[Hash.SIZE];
    random.nextBytes(seed);
    return seed;
  }

  private byte[] ask(PeerId peer, SpeedChallenge challenge) throws IOException {
    return Requests.ask(host, peer, Protocols.SPEED, challenge.encode(), LIMIT, PATIENCE);
  }

  private SpeedVerdict judged(
      PeerId peer, Hash seed, int size, SpeedAnswer answer, Duration elapsed) throws IOException {
    BlobId product = answer.product();
    if (product.size() != (long) size * size * Float.BYTES) {
      return new SpeedVerdict.Wrong("Its product is not of the size asked for.");
    }
    if (blobs.has(product)) { // and what is ours is not to be removed below
      return new SpeedVerdict.Wrong("Its product was here before it was asked for.");
    }
    if (!(exchange.fetch(peer, product) instanceof BlobOutcome.Stored)) {
      return new SpeedVerdict.Wrong("Its product is not the one it committed to.");
    }
    try (InputStream in = blobs.read(product)) {
      return new Freivalds(seed, size, random)
          .fault(in)
          .<SpeedVerdict>map(SpeedVerdict.Wrong::new)
          .orElseGet(() -> SpeedVerdict.ofRight(size, elapsed, answer.nanos()));
    } finally {
      blobs.remove(product);
    }
  }
}
