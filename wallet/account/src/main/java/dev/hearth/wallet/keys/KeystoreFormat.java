package dev.hearth.wallet.keys;

import dev.hearth.protocol.Address;
import java.util.HexFormat;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The keystore file: one JSON object that names its algorithms and their parameters. */
final class KeystoreFormat {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int VERSION = 1;

  private KeystoreFormat() {}

  static byte[] write(SealedSecret sealed) {
    HexFormat hex = HexFormat.of();
    ObjectNode file = JSON.createObjectNode();
    file.put("version", VERSION);
    file.put("address", sealed.address().toString());
    file.put("holds", sealed.kind().name().toLowerCase(Locale.ROOT));
    file.put("kdf", "argon2id");
    file.put("memory_kib", sealed.cost().memoryKib());
    file.put("passes", sealed.cost().passes());
    file.put("lanes", sealed.cost().lanes());
    file.put("salt", hex.formatHex(sealed.salt()));
    file.put("cipher", "aes-256-gcm");
    file.put("nonce", hex.formatHex(sealed.nonce()));
    file.put("ciphertext", hex.formatHex(sealed.ciphertext()));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
  }

  /** Throws IllegalArgumentException, its message saying what is wrong. */
  static SealedSecret read(byte[] bytes) {
    JsonNode file = parse(bytes);
    require(file.path("version").asInt(0) == VERSION, "unknown version");
    require(file.path("kdf").asString("").equals("argon2id"), "unknown key derivation");
    require(file.path("cipher").asString("").equals("aes-256-gcm"), "unknown cipher");
    SealedSecret.Kind kind = kind(file);
    return new SealedSecret(
        kind,
        Address.of(bytes(file, "address", Address.SIZE)),
        new Argon2(number(file, "memory_kib"), number(file, "passes"), number(file, "lanes")),
        bytes(file, "salt", Argon2.SALT_SIZE),
        bytes(file, "nonce", SealedSecret.NONCE_SIZE),
        bytes(file, "ciphertext", kind.ciphertextSize()));
  }

  /** Files of before there were imported keys do not say. */
  private static SealedSecret.Kind kind(JsonNode file) {
    return switch (file.path("holds").asString("phrase")) {
      case "phrase" -> SealedSecret.Kind.PHRASE;
      case "key" -> SealedSecret.Kind.KEY;
      default -> throw new IllegalArgumentException("holds something unknown");
    };
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private static int number(JsonNode file, String field) {
    return file.path(field).asInt(0);
  }

  private static byte[] bytes(JsonNode file, String field, int size) {
    String text = file.path(field).asString("");
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    require(digits.matches("[0-9a-fA-F]{" + 2 * size + "}"), field + " is not " + size + " bytes");
    return HexFormat.of().parseHex(digits);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
