package dev.hearth.protocol;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads what {@link RecordWriter} wrote. Unknown fields are ignored, unknown versions refused, and
 * a length is checked against what is there before anything is allocated.
 */
public final class RecordReader {
  private static final long LAST_SECOND = 253_402_300_799L;

  private final TreeMap<Integer, List<byte[]>> fields = new TreeMap<>();
  private final RecordKind kind;
  private final int version;

  /** Throws MalformedException for another kind, a newer version or broken framing. */
  public RecordReader(RecordKind kind, int version, byte[] encoded) throws MalformedException {
    this(kind, version, version, encoded);
  }

  /** As above, for a record with more than one version. */
  public RecordReader(RecordKind kind, int oldest, int newest, byte[] encoded)
      throws MalformedException {
    this.kind = kind;
    ByteBuffer in = ByteBuffer.wrap(encoded);
    if (in.remaining() < 4 || (in.getShort() & 0xffff) != kind.code()) {
      throw new MalformedException("not a " + kind);
    }
    this.version = in.getShort() & 0xffff;
    if (version < oldest || version > newest) {
      throw new MalformedException(kind + " version " + version + " is not known here");
    }
    readFields(in);
  }

  private void readFields(ByteBuffer in) throws MalformedException {
    int last = 0;
    while (in.hasRemaining()) {
      int tag = in.remaining() < 6 ? -1 : in.getShort() & 0xffff;
      int length = tag < 0 ? -1 : in.getInt();
      if (tag < last || length < 0 || length > in.remaining()) {
        throw new MalformedException(kind + " has a broken field after field " + last);
      }
      byte[] value = new byte[length];
      in.get(value);
      fields.computeIfAbsent(tag, t -> new ArrayList<>()).add(value);
      last = tag;
    }
  }

  public int version() {
    return version;
  }

  public byte[] bytes(int tag) throws MalformedException {
    List<byte[]> values = list(tag);
    if (values.size() != 1) {
      throw new MalformedException(kind + " wants field " + tag + " once, has " + values.size());
    }
    return values.getFirst();
  }

  public boolean has(int tag) {
    return fields.containsKey(tag);
  }

  /** Every value of a repeated field, in order; empty when there is none. */
  public List<byte[]> list(int tag) {
    return fields.getOrDefault(tag, List.of());
  }

  public String text(int tag) throws MalformedException {
    return new String(bytes(tag), StandardCharsets.UTF_8);
  }

  public long number(int tag) throws MalformedException {
    return sized(tag, Long.BYTES).getLong();
  }

  /** Seconds since 1970, up to the end of the year 9999. */
  public long time(int tag) throws MalformedException {
    long value = number(tag);
    if (value < 0 || value > LAST_SECOND) {
      throw new MalformedException(kind + " field " + tag + " is not a time: " + value);
    }
    return value;
  }

  /** A number from 0 to limit. */
  public int count(int tag, int limit) throws MalformedException {
    long value = number(tag);
    if (value < 0 || value > limit) {
      throw new MalformedException(kind + " field " + tag + " is out of range: " + value);
    }
    return (int) value;
  }

  public float real(int tag) throws MalformedException {
    return Float.intBitsToFloat(sized(tag, Integer.BYTES).getInt());
  }

  public Hash hash(int tag) throws MalformedException {
    return Hash.of(sized(tag, Hash.SIZE).array());
  }

  public List<Hash> hashes(int tag) throws MalformedException {
    List<Hash> hashes = new ArrayList<>();
    for (byte[] value : list(tag)) {
      if (value.length != Hash.SIZE) {
        throw new MalformedException(kind + " field " + tag + " is not a list of hashes");
      }
      hashes.add(Hash.of(value));
    }
    return List.copyOf(hashes);
  }

  public Address address(int tag) throws MalformedException {
    return Address.of(sized(tag, Address.SIZE).array());
  }

  public Wei wei(int tag) throws MalformedException {
    byte[] value = bytes(tag);
    if (value.length == 0 || value.length > 33 || value[0] < 0) {
      throw new MalformedException(kind + " field " + tag + " is not an amount");
    }
    try {
      return new Wei(new BigInteger(value));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(kind + " field " + tag + " is not an amount", e);
    }
  }

  private ByteBuffer sized(int tag, int size) throws MalformedException {
    byte[] value = bytes(tag);
    if (value.length != size) {
      throw new MalformedException(kind + " field " + tag + " wants " + size + " bytes");
    }
    return ByteBuffer.wrap(value);
  }
}
