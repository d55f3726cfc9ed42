package dev.hearth.node.store;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.chain.Outbox;
import dev.hearth.wallet.chain.SentTransaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An outbox of one text file a transaction, for programs without a database: the chain's number,
 * the sender, then the versions, a line each. One process has a folder at a time.
 */
public final class FileOutbox implements Outbox {
  private static final String ENDING = ".tx";
  private static final int HEAD = 2;

  private final Path folder;

  /**
   * @param folder made when there is something to keep
   */
  public FileOutbox(Path folder) {
    this.folder = folder;
  }

  @Override
  public synchronized void keep(SentTransaction transaction) throws IOException {
    OwnerOnly.folder(folder);
    List<String> lines = new ArrayList<>();
    lines.add(Long.toString(transaction.chainId()));
    lines.add(transaction.sender().toString());
    transaction.versions().forEach(version -> lines.add(version.toString()));
    byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    DurableFile.write(file(transaction.id()), text);
  }

  @Override
  public void remove(Hash id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException later) {
      // Whoever finds it asks the chain, which has it.
    }
  }

  @Override
  public List<SentTransaction> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<SentTransaction> kept = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> oldestFirst =
          files
              .filter(file -> file.toString().endsWith(ENDING))
              .sorted(Comparator.comparing(file -> file.toFile().lastModified()))
              .toList();
      for (Path file : oldestFirst) {
        kept.add(read(file));
      }
    }
    return kept;
  }

  private static SentTransaction read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    try {
      return new SentTransaction(
          Long.parseLong(lines.getFirst()),
          Address.ofHex(lines.get(1)),
          lines.stream().skip(HEAD).map(Bytes::ofHex).toList());
    } catch (RuntimeException e) {
      throw new IOException(file + " is damaged. Move it away and try again.", e);
    }
  }

  private Path file(Hash id) {
    return folder.resolve(id.hex() + ENDING);
  }
}
