package dev.hearth.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Canonical bytes of a record: kind (u16), version (u16), then fields in strictly ascending tag
 * order, each tag (u16), length (u32) and value, all big endian. One record has one encoding, so a
 * hash or a signature over it means one thing. Lists repeat the tag.
 */
public final class RecordWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int lastTag;

  public RecordWriter(RecordKind kind, int version) {
    out.writeBytes(
        ByteBuffer.allocate(4).putShort((short) kind.code()).putShort((short) version).array());
  }

  public RecordWriter bytes(int tag, byte[] value) {
    if (tag < lastTag) {
      throw new IllegalArgumentException("field " + tag + " after field " + lastTag);
    }
    lastTag = tag;
    out.writeBytes(ByteBuffer.allocate(6).putShort((short) tag).putInt(value.length).array());
    out.writeBytes(value);
    return this;
  }

  public RecordWriter text(int tag, String value) {
    return bytes(tag, value.getBytes(StandardCharsets.UTF_8));
  }

  public RecordWriter number(int tag, long value) {
    return bytes(tag, ByteBuffer.allocate(8).putLong(value).array());
  }

  /** The raw bits, so that a reader on any platform has the same value. */
  public RecordWriter real(int tag, float value) {
    return bytes(tag, ByteBuffer.allocate(4).putInt(Float.floatToRawIntBits(value)).array());
  }

  public RecordWriter hash(int tag, Hash value) {
    return bytes(tag, value.toArray());
  }

  public RecordWriter address(int tag, Address value) {
    return bytes(tag, value.toArray());
  }

  public RecordWriter wei(int tag, Wei value) {
    return bytes(tag, value.amount().toByteArray());
  }

  public RecordWriter hashes(int tag, Collection<Hash> values) {
    values.forEach(value -> hash(tag, value));
    return this;
  }

  public byte[] toArray() {
    return out.toByteArray();
  }
}
