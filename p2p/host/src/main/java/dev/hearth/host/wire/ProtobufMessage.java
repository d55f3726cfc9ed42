package dev.hearth.host.wire;

import dev.hearth.protocol.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The fields of one protobuf message by number; unknown ones are kept and never asked for. */
public final class ProtobufMessage {
  private final Map<Long, List<Long>> numbers = new HashMap<>();
  private final Map<Long, List<byte[]>> bytes = new HashMap<>();

  private ProtobufMessage() {}

  public static ProtobufMessage parse(byte[] encoded) throws MalformedException {
    ProtobufMessage message = new ProtobufMessage();
    ByteArrayInputStream in = new ByteArrayInputStream(encoded);
    try {
      while (in.available() > 0) {
        message.readField(in);
      }
      return message;
    } catch (MalformedException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedException("a protobuf message cut short", e);
    }
  }

  private void readField(ByteArrayInputStream in) throws IOException {
    long tag = Varint.read(in::read);
    long field = tag >>> 3;
    switch ((int) tag & 7) {
      case ProtobufWriter.VARINT -> add(numbers, field, Varint.read(in::read));
      case ProtobufWriter.FIXED64 -> add(bytes, field, take(in, Long.BYTES));
      case ProtobufWriter.BYTES -> add(bytes, field, take(in, Varint.read(in::read)));
      case ProtobufWriter.FIXED32 -> add(bytes, field, take(in, Integer.BYTES));
      default -> throw new MalformedException("a protobuf field of an unknown wire type");
    }
  }

  private static byte[] take(ByteArrayInputStream in, long length) throws IOException {
    if (length > in.available()) {
      throw new MalformedException("a protobuf field longer than its message");
    }
    return in.readNBytes((int) length);
  }

  private static <T> void add(Map<Long, List<T>> fields, long field, T value) {
    fields.computeIfAbsent(field, f -> new ArrayList<>()).add(value);
  }

  /** The last value of a number field: protobuf's rule for a repeated optional. */
  public OptionalLong number(long field) {
    List<Long> values = numbers.get(field);
    return values == null ? OptionalLong.empty() : OptionalLong.of(values.getLast());
  }

  public Optional<byte[]> bytes(long field) {
    List<byte[]> values = all(field);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
  }

  public List<byte[]> all(long field) {
    return bytes.getOrDefault(field, List.of());
  }

  public Optional<String> text(long field) {
    return bytes(field).map(ProtobufMessage::utf8);
  }

  public List<String> texts(long field) {
    return all(field).stream().map(ProtobufMessage::utf8).toList();
  }

  private static String utf8(byte[] value) {
    return new String(value, StandardCharsets.UTF_8);
  }
}
