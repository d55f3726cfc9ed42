package dev.hearth.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.chain.Outbox;
import dev.hearth.wallet.chain.SentTransaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of sent transactions outlives whoever kept it. */
class OutboxTest {
  private static final Address SENDER = Address.ofHex("0x" + "ab".repeat(20));

  @TempDir Path folder;

  private static SentTransaction of(String... versions) {
    return new SentTransaction(
        1L << 40, SENDER, List.of(versions).stream().map(Bytes::ofHex).toList());
  }

  private interface Reopening {
    void use(Outbox outbox) throws IOException;
  }

  private void inTheDatabase(Reopening use) throws IOException {
    try (Database database = Database.open(folder.resolve("db"), InstantSource.system())) {
      use.use(new SentTransactions(database));
    }
  }

  private void inAFolder(Reopening use) throws IOException {
    use.use(new FileOutbox(folder.resolve("sent")));
  }

  @Test
  void theDatabaseKeepsThem() throws IOException {
    inTheDatabase(OutboxTest::keep);
    inTheDatabase(OutboxTest::change);
    inTheDatabase(OutboxTest::isChanged);
  }

  @Test
  void aFolderKeepsThem() throws IOException {
    inAFolder(outbox -> assertThat(outbox.all()).isEmpty());
    inAFolder(OutboxTest::keep);
    inAFolder(OutboxTest::change);
    inAFolder(OutboxTest::isChanged);
  }

  private static void keep(Outbox outbox) throws IOException {
    outbox.keep(of("0200"));
    outbox.keep(of("0201"));
    assertThat(outbox.all()).containsExactlyInAnyOrder(of("0200"), of("0201"));
  }

  private static void change(Outbox outbox) throws IOException {
    assertThat(outbox.all()).containsExactlyInAnyOrder(of("0200"), of("0201"));
    outbox.keep(of("0200", "0210"));
    outbox.remove(of("0201").id());
    outbox.remove(Hash.ZERO);
  }

  private static void isChanged(Outbox outbox) throws IOException {
    assertThat(outbox.all()).containsExactly(of("0200", "0210"));
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Path file = Files.createDirectories(folder.resolve("sent")).resolve("1.tx");
    Files.writeString(file, "elephant");
    inAFolder(outbox -> assertThatThrownBy(outbox::all).hasMessageContaining(file + " is damaged"));
  }

  @Test
  void aDatabaseThatCannotBeWrittenIsAnIoException() throws IOException {
    Database database = Database.open(folder.resolve("db"), InstantSource.system());
    database.close();
    Outbox outbox = new SentTransactions(database);
    assertThatThrownBy(() -> outbox.keep(of("0200"))).isInstanceOf(IOException.class);
    outbox.remove(Hash.ZERO);
  }
}
