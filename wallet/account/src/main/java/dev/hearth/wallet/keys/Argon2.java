package dev.hearth.wallet.keys;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * The cost of trying one passphrase (Argon2id, RFC 9106).
 *
 * @param memoryKib memory, KiB
 * @param passes over that memory
 * @param lanes filled in parallel where the machine can
 */
public record Argon2(int memoryKib, int passes, int lanes) {
  static final int KEY_SIZE = 32;
  static final int SALT_SIZE = 16;

  /**
   * RFC 9106, section 4, second recommendation: 64 MiB, for machines that have other things to do.
   */
  public static final Argon2 RECOMMENDED = new Argon2(64 * 1024, 3, 4);

  /** For a wallet without a passphrase: there is nothing to guess. */
  static final Argon2 LEAST = new Argon2(8, 1, 1);

  private static final int MOST_MEMORY_KIB = 1024 * 1024;

  /** Bounds what a file may ask for: at most 1 GiB, 64 passes and 64 lanes. */
  public Argon2 {
    boolean sound =
        lanes >= 1
            && lanes <= 64
            && passes >= 1
            && passes <= 64
            && memoryKib >= 8 * lanes
            && memoryKib <= MOST_MEMORY_KIB;
    if (!sound) {
      throw new IllegalArgumentException(
          "impossible Argon2 cost: " + memoryKib + " KiB, " + passes + ", " + lanes);
    }
  }

  /** 32 bytes of key. */
  byte[] derive(byte[] secret, byte[] salt) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] key = new byte[KEY_SIZE];
    generator.generateBytes(secret, key);
    return key;
  }
}
