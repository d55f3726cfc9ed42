package dev.hearth.wallet.practice.store;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads records until the end, or until what a crash left of the last one. */
final class RecordScanner {
  private final DataInputStream in;
  private final long size;
  private final List<byte[]> records = new ArrayList<>();
  private long end;

  /**
   * @param start where the stream stands in the file
   * @param size of the whole file, in bytes
   */
  RecordScanner(DataInputStream in, long start, long size) {
    this.in = in;
    this.end = start;
    this.size = size;
  }

  List<byte[]> records() {
    return records;
  }

  /** Where the last whole record ends. */
  long end() {
    return end;
  }

  /**
   * @throws DamagedFileException if a broken record is not the last: that is no crash's doing
   */
  void scan() throws IOException {
    boolean whole = true;
    while (whole && end < size) {
      whole = next();
    }
  }

  /** False at a record cut short. */
  private boolean next() throws IOException {
    long left = size - end;
    if (left < Framing.HEADER) {
      return false;
    }
    byte[] lengthBytes = in.readNBytes(Integer.BYTES);
    int lengthChecksum = in.readInt();
    final int payloadChecksum = in.readInt();
    int length = ByteBuffer.wrap(lengthBytes).getInt();
    if (lengthChecksum != Framing.checksum(lengthBytes) || length > Framing.MAX_PAYLOAD) {
      return refuseUnlessBlank(length == 0 && lengthChecksum == 0 && payloadChecksum == 0);
    }
    if (length > left - Framing.HEADER) {
      return false;
    }
    return accept(in.readNBytes(length), payloadChecksum, left == Framing.HEADER + length);
  }

  private boolean accept(byte[] payload, int checksum, boolean isLast) throws IOException {
    if (Framing.checksum(payload) == checksum) {
      records.add(payload);
      end += Framing.HEADER + payload.length;
      return true;
    }
    if (isLast) {
      return false;
    }
    throw new DamagedFileException(end);
  }

  /** After a power cut a file may have its new length but zeros for the bytes. */
  private boolean refuseUnlessBlank(boolean headerIsBlank) throws IOException {
    if (headerIsBlank && isBlank(in.readAllBytes())) {
      return false;
    }
    throw new DamagedFileException(end);
  }

  private static boolean isBlank(byte[] rest) {
    for (byte octet : rest) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }
}
