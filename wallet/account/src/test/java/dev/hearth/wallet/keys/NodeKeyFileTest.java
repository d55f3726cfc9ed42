package dev.hearth.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.NodeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeKeyFileTest {
  @TempDir Path folder;

  @Test
  void keepsTheKeyForItsOwner() throws IOException {
    NodeKeyFile file = new NodeKeyFile(folder.resolve("node.key"));
    NodeKey key = SeedPhrase.generate(new SecureRandom()).nodeKey(3);
    assertThat(file.read()).isEmpty();
    file.write(key);
    assertThat(file.read().orElseThrow().secret()).isEqualTo(key.secret());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesWhatIsNoKey() throws IOException {
    NodeKeyFile file = new NodeKeyFile(folder.resolve("node.key"));
    new OwnerOnlyFile(file.path()).write("00".repeat(32).getBytes());
    assertThatThrownBy(file::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("derive the key from the phrase");
  }
}
