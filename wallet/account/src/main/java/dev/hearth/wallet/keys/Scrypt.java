package dev.hearth.wallet.keys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * scrypt (RFC 7914). Bouncy Castle's own refuses r = 1 with n above 2^15, as the RFC's section 2
 * does, and the Web3 definition's vector has just that.
 *
 * @param n a power of 2; with r, 128 n r bytes of memory are taken
 */
record Scrypt(int n, int r, int p) {
  private static final int SALSA_ROUNDS = 8;
  private static final int CELL = 16;

  byte[] derive(byte[] passphrase, byte[] salt, int size) {
    int words = 2 * r * CELL;
    byte[] blocks = pbkdf2(passphrase, salt, 1, p * words * Integer.BYTES);
    ByteBuffer bytes = ByteBuffer.wrap(blocks).order(ByteOrder.LITTLE_ENDIAN);
    for (int lane = 0; lane < p; lane++) {
      int[] block = new int[words];
      int at = lane * words * Integer.BYTES;
      bytes
          .slice(at, words * Integer.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .get(block);
      int[] mixed = mix(block);
      bytes
          .slice(at, words * Integer.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .put(mixed);
    }
    return pbkdf2(passphrase, blocks, 1, size);
  }

  /** RFC 8018 with HMAC-SHA-256. */
  static byte[] pbkdf2(byte[] passphrase, byte[] salt, int iterations, int size) {
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
    generator.init(passphrase, salt, iterations);
    return ((KeyParameter) generator.generateDerivedParameters(size * Byte.SIZE)).getKey();
  }

  /** Section 5, scryptROMix. */
  private int[] mix(int[] block) {
    int[][] all = new int[n][];
    int[] now = block;
    for (int i = 0; i < n; i++) {
      all[i] = now;
      now = mixBlock(now);
    }
    for (int i = 0; i < n; i++) {
      int[] chosen = all[now[now.length - CELL] & (n - 1)];
      for (int word = 0; word < now.length; word++) {
        now[word] ^= chosen[word];
      }
      now = mixBlock(now);
    }
    return now;
  }

  /** Section 4, scryptBlockMix. */
  private int[] mixBlock(int[] block) {
    int[] mixed = new int[block.length];
    int[] input = new int[CELL];
    int[] output = new int[CELL];
    System.arraycopy(block, block.length - CELL, output, 0, CELL);
    for (int cell = 0; cell < 2 * r; cell++) {
      for (int word = 0; word < CELL; word++) {
        input[word] = output[word] ^ block[cell * CELL + word];
      }
      Salsa20Engine.salsaCore(SALSA_ROUNDS, input, output);
      // Even cells first, then the odd ones.
      int place = (cell & 1) * r + cell / 2;
      System.arraycopy(output, 0, mixed, place * CELL, CELL);
    }
    return mixed;
  }
}
