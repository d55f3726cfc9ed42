package dev.hearth.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process at a time; the wait for another process is tried with the command that waits. */
class DataFolderTest {
  private static final Duration MOMENT = Duration.ofSeconds(20);
  @TempDir Path root;

  @Test
  void isFreeOnceItIsClosed() throws Exception {
    try (DataFolder folder = DataFolder.open(root)) {
      assertThat(folder.root()).isEqualTo(root);
      assertThat(DataFolder.awaitFree(root, MOMENT)).isFalse();
      assertThatThrownBy(() -> DataFolder.open(root)).isInstanceOf(FolderInUseException.class);
    }
    assertThat(DataFolder.awaitFree(root, MOMENT)).isTrue();
    DataFolder.open(root).close();
  }
}
