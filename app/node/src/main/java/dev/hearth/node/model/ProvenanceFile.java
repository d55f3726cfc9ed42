package dev.hearth.node.model;

import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** provenance.json as bytes and back. */
final class ProvenanceFile {
  private static final long LARGEST = 64 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ProvenanceFile() {}

  static byte[] write(Provenance provenance) {
    return JSON.writeValueAsBytes(provenance);
  }

  /** Throws MalformedException for anything that is not a manifest of this version. */
  static Provenance read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new MalformedException(file + " is too large for a manifest");
    }
    try {
      Provenance provenance = JSON.readValue(Files.readAllBytes(file), Provenance.class);
      if (provenance.version() != Provenance.VERSION) {
        throw new MalformedException(
            "a manifest of version " + provenance.version() + " is not known here");
      }
      return provenance;
    } catch (JacksonException e) {
      throw new MalformedException(file + " is not a manifest: " + e.getOriginalMessage(), e);
    }
  }
}
