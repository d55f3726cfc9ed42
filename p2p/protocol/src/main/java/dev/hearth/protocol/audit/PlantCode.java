package dev.hearth.protocol.audit;

import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a job's payer and whoever plants for it have in common: which leases are planted, nobody
 * else can tell. The value of each follows from its name, and showing one says nothing of others.
 *
 * @param pot whose auditors are tried
 * @param secret lasts as long as the job, and is shown to nobody
 */
public record PlantCode(Hash pot, Hash job, Hash secret) {
  private static final String PREFIX = "hearth-plant:1:";
  private static final int CHECK_SIZE = 4;
  private static final int SIZE = 3 * Hash.SIZE + CHECK_SIZE;

  /** What shows that a lease was planted. */
  public Hash salt(Hash lease) {
    return Hash.keccak256(secret.toArray(), lease.toArray());
  }

  /** What a commitment to a lease has in place of one of its states. */
  public Hash root(Hash lease) {
    return Draw.planted(pot, salt(lease));
  }

  /** Which of a commitment's values is planted; empty for one in which none is. */
  public OptionalInt place(Commitment commitment) {
    int place = commitment.stateRoots().indexOf(root(commitment.lease()));
    return place < 0 ? OptionalInt.empty() : OptionalInt.of(place);
  }

  /** One line that tells all of it to whoever reads it. */
  public String text() {
    byte[] content = content();
    byte[] all = ByteBuffer.allocate(SIZE).put(content).put(check(content)).array();
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /** Empty for another text, or one that a letter is wrong in. */
  public static Optional<PlantCode> read(String text) {
    byte[] all = bytes(text.strip());
    if (all.length != SIZE) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOf(all, SIZE - CHECK_SIZE);
    byte[] check = Arrays.copyOfRange(all, content.length, SIZE);
    return Arrays.equals(check, check(content)) ? Optional.of(of(content)) : Optional.empty();
  }

  private static byte[] bytes(String text) {
    try {
      return text.startsWith(PREFIX)
          ? Base64.getUrlDecoder().decode(text.substring(PREFIX.length()))
          : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] content() {
    return ByteBuffer.allocate(3 * Hash.SIZE)
        .put(pot.toArray())
        .put(job.toArray())
        .put(secret.toArray())
        .array();
  }

  private static PlantCode of(byte[] content) {
    return new PlantCode(part(content, 0), part(content, 1), part(content, 2));
  }

  private static Hash part(byte[] content, int number) {
    return Hash.of(Arrays.copyOfRange(content, number * Hash.SIZE, (number + 1) * Hash.SIZE));
  }

  private static byte[] check(byte[] content) {
    return Arrays.copyOf(Hash.sha256(content).toArray(), CHECK_SIZE);
  }

  /** Never with its secret. */
  @Override
  public String toString() {
    return "PlantCode[" + job.brief() + "]";
  }
}
