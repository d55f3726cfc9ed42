package dev.hearth.cli;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Wei;
import java.io.PrintWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** A command's standard output: lines for people, or one JSON object a line for programs. */
final class Output {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(
              new SimpleModule("hearth-text")
                  .addSerializer(Address.class, ToStringSerializer.instance)
                  .addSerializer(Wei.class, ToStringSerializer.instance)
                  .addSerializer(Hash.class, ToStringSerializer.instance)
                  .addSerializer(PeerId.class, ToStringSerializer.instance))
          .build();

  private final PrintWriter out;
  private final boolean json;

  Output(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  boolean isJson() {
    return json;
  }

  /** For people only. */
  void say(String line) {
    if (!json) {
      out.println(line);
      out.flush();
    }
  }

  /** For programs only: record components become snake_case fields. */
  void emit(Object record) {
    if (json) {
      out.println(JSON.writeValueAsString(record));
      out.flush();
    }
  }
}
