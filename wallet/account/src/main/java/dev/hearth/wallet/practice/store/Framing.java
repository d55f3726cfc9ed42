package dev.hearth.wallet.practice.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How a record lies in the file, big-endian:
 *
 * <pre>
 * u32  length of the payload
 * u32  CRC-32C of the four bytes before
 * u32  CRC-32C of the payload
 * ...  payload
 * </pre>
 *
 * The length has its own checksum, so that a damaged length in the middle of a file is not taken
 * for a record that the end cut short.
 */
final class Framing {
  static final int HEADER = 12;
  static final int MAX_PAYLOAD = 1 << 26;

  private Framing() {}

  static byte[] frame(byte[] payload) {
    if (payload.length > MAX_PAYLOAD) {
      throw new IllegalArgumentException("a record of " + payload.length + " bytes");
    }
    byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(payload.length).array();
    return ByteBuffer.allocate(HEADER + payload.length)
        .put(length)
        .putInt(checksum(length))
        .putInt(checksum(payload))
        .put(payload)
        .array();
  }

  static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
