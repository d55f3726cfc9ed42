package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.WindowApi;
import dev.hearth.api.WindowListener;
import dev.hearth.api.WindowReference;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class WindowDeskTest {
  private static final WindowReference FIRST = new WindowReference(1);
  private static final WindowReference SECOND = new WindowReference(2);

  @TempDir Path folder;
  private final Semaphore raised = new Semaphore(0);
  private final WindowDesk desk = new WindowDesk();
  private RpcSocket socket;
  private RpcConnection command;

  @BeforeEach
  void listen() throws IOException {
    socket = RpcSocket.listen(path(), connection -> new Object[] {desk.of(connection)});
    command = RpcSocket.connect(path());
  }

  @AfterEach
  void close() throws IOException {
    command.close();
    socket.close();
  }

  @Test
  void thereIsNoneAtFirst() {
    assertThat(raise()).isEqualTo(WindowReference.NONE);
    assertThat(desk.processes()).isEmpty();
  }

  @Test
  void theOneThereIsComesToTheFront() throws Exception {
    try (RpcConnection window = window()) {
      assertThat(open(window, FIRST)).isEqualTo(FIRST);
      assertThat(desk.processes()).containsExactly(FIRST.pid());
      assertThat(raise()).isEqualTo(FIRST);
      raised.acquire();
    }
  }

  @Test
  void aSecondOneGivesWayToIt() throws Exception {
    try (RpcConnection window = window();
        RpcConnection late = RpcSocket.connect(path())) {
      open(window, FIRST);
      assertThat(open(late, SECOND)).isEqualTo(FIRST);
      raised.acquire();
      assertThat(raise()).isEqualTo(FIRST);
    }
  }

  @Test
  void itIsForgottenWithItsConnection() throws Exception {
    try (RpcConnection window = window()) {
      open(window, FIRST);
    }
    while (raise().exists()) {
      Thread.onSpinWait();
    }
    try (RpcConnection window = window()) {
      assertThat(open(window, SECOND)).isEqualTo(SECOND);
    }
  }

  private WindowReference raise() {
    return command.remote(WindowApi.class).raise();
  }

  private static WindowReference open(RpcConnection connection, WindowReference window) {
    return connection.remote(WindowApi.class).open(window);
  }

  private RpcConnection window() throws IOException {
    WindowListener listener = raised::release;
    return RpcSocket.connect(path(), listener);
  }

  private Path path() {
    return folder.resolve("hearth.sock");
  }
}
