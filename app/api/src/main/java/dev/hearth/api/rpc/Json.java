package dev.hearth.api.rpc;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Move;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Records as JSON; hashes, addresses and amounts of wei as strings, so that no reader rounds. */
final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(values())
          .addMixIn(Move.class, Named.class)
          .build();

  /** Of several kinds of record, each says which it is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
  private interface Named {}

  private Json() {}

  private static SimpleModule values() {
    SimpleModule module = new SimpleModule("hearth-values");
    text(module, Wei.class, Wei::toString, Wei::parse);
    text(module, Bytes.class, Bytes::toString, Bytes::ofHex);
    text(module, Hash.class, Hash::hex, Hash::ofHex);
    text(module, Address.class, Address::toString, Address::ofHex);
    text(module, PeerId.class, PeerId::text, PeerId::new);
    return module;
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new ValueSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new ValueDeserializer<T>() {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) {
            return read.apply(in.getString());
          }
        });
  }
}
