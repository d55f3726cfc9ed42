package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.store.DataFolder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port or a folder that another process has: one line. */
@Tag("slow")
class TakenTest {
  @TempDir Path folder;

  @Test
  void aSecondNodeDoesNotTakeTheFolder() throws Exception {
    try (HearthProcess first = node("/ip4/127.0.0.1/tcp/0")) {
      assertThat(first.next().get("addresses")).isNotEmpty();
      assertFails(
          node("/ip4/127.0.0.1/tcp/0"),
          2,
          "node. Use the Hearth that runs there, or give this one another --data-dir."
              + " [DATA-DIR-USED]");
    }
  }

  @Test
  void theFolderIsFreeWhenStopReturns() throws Exception {
    for (int time = 0; time < 3; time++) {
      try (HearthProcess node = node("/ip4/127.0.0.1/tcp/0")) {
        assertThat(node.next().get("peer").asString()).isNotEmpty();
        Invocation stop = Invocation.of("stop", "--data-dir=" + folder.resolve("node"), "--json");
        assertThat(stop.err()).isEmpty();
        assertThat(stop.last().get("stopped").asBoolean()).isTrue();
        DataFolder.open(folder.resolve("node")).close();
        assertThat(node.exitCode()).isZero();
      }
    }
  }

  @Test
  void aTakenPortIsSaid() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertFails(node("/ip4/127.0.0.1/tcp/" + other.getLocalPort()), 1, "[LISTEN-TAKEN]");
    }
  }

  private static void assertFails(HearthProcess process, int exit, String code) throws Exception {
    try (process) {
      assertThat(process.next()).isNull();
      assertThat(process.exitCode()).isEqualTo(exit);
      assertThat(process.errors()).singleElement().asString().endsWith(code);
    }
  }

  private HearthProcess node(String listen) throws Exception {
    return HearthProcess.start(
        folder, "node", "--data-dir=" + folder.resolve("node"), "--listen=" + listen, "--json");
  }
}
