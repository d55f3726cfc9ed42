package dev.hearth.host.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes protobuf fields in the order of the calls; libp2p wants ascending field numbers. */
public final class ProtobufWriter {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public ProtobufWriter number(int field, long value) {
    Varint.write(out, (long) field << 3 | VARINT);
    Varint.write(out, value);
    return this;
  }

  public ProtobufWriter bytes(int field, byte[] value) {
    Varint.write(out, (long) field << 3 | BYTES);
    Varint.write(out, value.length);
    out.writeBytes(value);
    return this;
  }

  public ProtobufWriter text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] toArray() {
    return out.toByteArray();
  }
}
