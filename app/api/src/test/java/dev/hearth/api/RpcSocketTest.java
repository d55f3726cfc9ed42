package dev.hearth.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.api.rpc.Method;
import dev.hearth.api.rpc.RpcConnection;
import dev.hearth.api.rpc.RpcException;
import dev.hearth.api.rpc.RpcSocket;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RpcSocketTest {
  record Pair(String name, Wei amount) {}

  interface Bank {
    @Method("bank.double")
    Pair twice(Pair pair);

    @Method("bank.refuse")
    Pair refuse();

    @Method("bank.subscribe")
    void subscribe();

    @Method("bank.list")
    List<Pair> list();

    @Method("bank.break")
    Pair fail();

    @Method("bank.close")
    Pair close();
  }

  interface Teller {
    @Method(value = "teller.hear", notification = true)
    void hear(Pair pair);
  }

  @TempDir Path folder;
  private Path path;
  private RpcSocket socket;

  private final class SmallBank implements Bank {
    private final RpcConnection connection;

    SmallBank(RpcConnection connection) {
      this.connection = connection;
    }

    @Override
    public Pair twice(Pair pair) {
      return new Pair(pair.name(), pair.amount().times(2));
    }

    @Override
    public Pair refuse() {
      throw new RpcException("BANK-CLOSED", "The bank is closed today.", "Come back on Monday.");
    }

    @Override
    public void subscribe() {
      Teller teller = connection.remote(Teller.class);
      for (int i = 0; i < 100; i++) {
        teller.hear(new Pair("n", Wei.of(i)));
      }
    }

    @Override
    public List<Pair> list() {
      return List.of(new Pair("a", Wei.ZERO));
    }

    @Override
    public Pair fail() {
      throw new NoSuchElementException("the vault is gone");
    }

    @Override
    public Pair close() {
      Thread closing = Thread.ofPlatform().start(() -> closeSocket());
      while (closing.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
      return new Pair("closed", Wei.ZERO);
    }
  }

  @BeforeEach
  void listen() throws IOException {
    path = folder.resolve("hearth.sock");
    socket = RpcSocket.listen(path, connection -> new Object[] {new SmallBank(connection)});
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  private void closeSocket() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theCallThatClosesTheSocketIsAnswered() throws IOException {
    try (RpcConnection connection = RpcSocket.connect(path)) {
      assertThat(connection.remote(Bank.class).close().name()).isEqualTo("closed");
      connection.closed().join();
    }
  }

  /** Its request does not even fit the line to the other side, which answers and is gone. */
  @Test
  void anAnswerThatCameBeforeTheEndIsTheAnswer() throws IOException {
    Path other = folder.resolve("other.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(other));
      Thread.ofVirtual().start(() -> answerAndLeave(server));
      try (RpcConnection connection = RpcSocket.connect(other)) {
        Pair long8 = new Pair("x".repeat(8 << 20), Wei.ZERO);
        assertThat(connection.remote(Bank.class).twice(long8).name()).isEqualTo("answered");
      }
    }
  }

  private static void answerAndLeave(ServerSocketChannel server) {
    String answer =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"name\":\"answered\",\"amount\":\"1\"}}";
    try {
      SocketChannel caller = server.accept();
      caller.read(ByteBuffer.allocate(1));
      caller.write(ByteBuffer.wrap((answer + "\n").getBytes(StandardCharsets.UTF_8)));
      caller.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void callsCarryRecordsAndRefusals() throws IOException {
    try (RpcConnection connection = RpcSocket.connect(path)) {
      Bank bank = connection.remote(Bank.class);
      Wei large = Wei.parse("1" + "0".repeat(40));
      assertThat(bank.twice(new Pair("x", large))).isEqualTo(new Pair("x", large.times(2)));
      assertThat(bank.list()).containsExactly(new Pair("a", Wei.ZERO));
      assertThatThrownBy(bank::refuse)
          .isInstanceOfSatisfying(
              RpcException.class,
              refusal -> {
                assertThat(refusal.code()).isEqualTo("BANK-CLOSED");
                assertThat(refusal.advice()).isEqualTo("Come back on Monday.");
              })
          .hasMessage("The bank is closed today.");
    }
  }

  /** The caller is told to look into the log, so it has to be there. */
  @Test
  void aBugIsLoggedWhereItHappened() throws Exception {
    BlockingQueue<LogRecord> logged = new ArrayBlockingQueue<>(10);
    Handler handler = new Listening(logged);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try (RpcConnection connection = RpcSocket.connect(path)) {
      assertThatThrownBy(connection.remote(Bank.class)::fail)
          .isInstanceOfSatisfying(
              RpcException.class, failure -> assertThat(failure.code()).isEqualTo("API-FAILED"));
      LogRecord record = logged.poll(10, TimeUnit.SECONDS);
      assertThat(record.getMessage()).contains("bank.break");
      assertThat(record.getThrown()).hasMessage("the vault is gone");
    } finally {
      root.removeHandler(handler);
    }
  }

  private static final class Listening extends Handler {
    private final BlockingQueue<LogRecord> logged;

    Listening(BlockingQueue<LogRecord> logged) {
      this.logged = logged;
    }

    @Override
    public void publish(LogRecord record) {
      logged.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void notificationsArriveInOrder() throws Exception {
    BlockingQueue<Pair> heard = new ArrayBlockingQueue<>(100);
    Teller teller = heard::add;
    try (RpcConnection connection = RpcSocket.connect(path, teller)) {
      connection.remote(Bank.class).subscribe();
      for (int i = 0; i < 100; i++) {
        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new Pair("n", Wei.of(i)));
      }
    }
  }

  @Test
  void onlyTheOwnerMayOpenTheSocket() throws IOException {
    assertThat(Files.getPosixFilePermissions(path))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void theOtherSideLeavingFailsWhatWaits() throws IOException {
    try (RpcConnection connection = RpcSocket.connect(path)) {
      Bank bank = connection.remote(Bank.class);
      bank.list();
      socket.close();
      connection.closed().join();
      assertThatThrownBy(bank::list).isInstanceOf(RpcException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "[]",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no.such\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"bank.double\",\"params\":{\"amount\":\"-1\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"bank.double\"}"
      })
  void garbageHurtsNobodyElse(String line) throws IOException {
    try (SocketChannel raw = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      raw.connect(UnixDomainSocketAddress.of(path));
      raw.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
      try (RpcConnection connection = RpcSocket.connect(path)) {
        assertThat(connection.remote(Bank.class).list()).hasSize(1);
      }
    }
  }
}
