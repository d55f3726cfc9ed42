package dev.hearth.wallet.keys;

import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a Web3 secret storage file makes its 32 bytes of key: half of them encrypt, half of them
 * authenticate. Parameters that would take more memory or time than any wallet asks for throw
 * IllegalArgumentException.
 */
sealed interface Web3Kdf {
  int KEY_SIZE = 32;

  byte[] derive(byte[] passphrase);

  /** As the file has it: {@code kdf} and {@code kdfparams}. */
  void writeTo(ObjectNode crypto);

  static Web3Kdf of(JsonNode crypto) {
    JsonNode parameters = crypto.path("kdfparams");
    if (parameters.path("dklen").asInt(0) != KEY_SIZE) {
      throw new IllegalArgumentException("dklen is not 32");
    }
    byte[] salt = Web3Keystore.bytes(parameters, "salt");
    return switch (crypto.path("kdf").asString("")) {
      case "scrypt" ->
          new ByScrypt(
              new Scrypt(number(parameters, "n"), number(parameters, "r"), number(parameters, "p")),
              salt);
      case "pbkdf2" -> {
        if (!parameters.path("prf").asString("").equals("hmac-sha256")) {
          throw new IllegalArgumentException("unknown prf");
        }
        yield new ByPbkdf2(number(parameters, "c"), salt);
      }
      default -> throw new IllegalArgumentException("unknown key derivation");
    };
  }

  private static int number(JsonNode parameters, String field) {
    return parameters.path(field).asInt(0);
  }

  /** RFC 7914; takes 128 n r bytes of memory. */
  record ByScrypt(Scrypt cost, byte[] salt) implements Web3Kdf {
    /** As geth asks for: n = 2^18 and r = 8 take so much. */
    private static final long MOST_MEMORY = 256 << 20;

    private static final int MOST_PASSES = 16;

    public ByScrypt {
      int n = cost.n();
      int r = cost.r();
      int p = cost.p();
      boolean sound =
          n > 1
              && Integer.bitCount(n) == 1
              && r >= 1
              && 128L * r * n <= MOST_MEMORY
              && p >= 1
              && p <= MOST_PASSES;
      if (!sound) {
        throw new IllegalArgumentException("impossible scrypt cost");
      }
    }

    @Override
    public byte[] derive(byte[] passphrase) {
      return cost.derive(passphrase, salt, KEY_SIZE);
    }

    @Override
    public void writeTo(ObjectNode crypto) {
      crypto.put("kdf", "scrypt");
      ObjectNode parameters = crypto.putObject("kdfparams");
      parameters.put("dklen", KEY_SIZE);
      parameters.put("n", cost.n());
      parameters.put("r", cost.r());
      parameters.put("p", cost.p());
      parameters.put("salt", HexFormat.of().formatHex(salt));
    }
  }

  /** RFC 8018 with HMAC-SHA-256. */
  record ByPbkdf2(int iterations, byte[] salt) implements Web3Kdf {
    private static final int MOST = 10_000_000;

    public ByPbkdf2 {
      if (iterations < 1 || iterations > MOST) {
        throw new IllegalArgumentException("impossible pbkdf2 cost");
      }
    }

    @Override
    public byte[] derive(byte[] passphrase) {
      return Scrypt.pbkdf2(passphrase, salt, iterations, KEY_SIZE);
    }

    @Override
    public void writeTo(ObjectNode crypto) {
      crypto.put("kdf", "pbkdf2");
      ObjectNode parameters = crypto.putObject("kdfparams");
      parameters.put("dklen", KEY_SIZE);
      parameters.put("c", iterations);
      parameters.put("prf", "hmac-sha256");
      parameters.put("salt", HexFormat.of().formatHex(salt));
    }
  }
}
