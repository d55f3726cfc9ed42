package dev.hearth.wallet.keys;

import dev.hearth.protocol.NodeKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a machine keeps its node key: 64 hexadecimal digits, owner-only and not encrypted, so that
 * an agent starts unattended. It cannot move funds; lost with its machine, it is derived anew.
 */
public record NodeKeyFile(Path path) {

  /**
   * Empty when there is none yet; throws IOException when it is not a key or others can read it.
   */
  public Optional<NodeKey> read() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    String hex = new String(new OwnerOnlyFile(path).read(), StandardCharsets.US_ASCII).strip();
    try {
      return Optional.of(NodeKey.of(HexFormat.of().parseHex(hex)));
    } catch (IllegalArgumentException e) {
      throw new IOException(
          path + " does not hold a node key. Delete it and derive the key from the phrase.", e);
    }
  }

  public void write(NodeKey key) throws IOException {
    String line = HexFormat.of().formatHex(key.secret()) + "\n";
    new OwnerOnlyFile(path).write(line.getBytes(StandardCharsets.US_ASCII));
  }
}
