package dev.hearth.node.receipt;

import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A receipt as text and back. */
final class ReceiptFile {
  private static final long LARGEST = 1 << 20;
  private static final int BEGINNING = 64;
  private static final Pattern FIRST =
      Pattern.compile("\\s*\\{\\s*\"receipt\"\\s*:.*", Pattern.DOTALL);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ReceiptFile() {}

  /** Whether it is meant as one, by how it begins. */
  static boolean isOne(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
      return FIRST.matcher(beginning).matches();
    }
  }

  static String write(Receipt receipt) {
    return JSON.writeValueAsString(receipt) + "\n";
  }

  /** Throws MalformedException for anything that is not a receipt of this version. */
  static Receipt read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new MalformedException(file + " is too large for a receipt");
    }
    try {
      Receipt receipt = JSON.readValue(Files.readAllBytes(file), Receipt.class);
      if (receipt.receipt() != Receipt.VERSION) {
        throw new MalformedException(
            "a receipt of version " + receipt.receipt() + " is not known here");
      }
      return receipt;
    } catch (JacksonException e) {
      throw new MalformedException(file + " is not a receipt: " + e.getOriginalMessage(), e);
    }
  }
}
