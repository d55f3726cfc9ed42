package dev.hearth.wallet.practice.chain;

import dev.hearth.wallet.practice.store.RecordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A chain's genesis and entries in {@code chain.log} of its data folder. */
final class ChainFile implements EntryLog {
  private static final String NAME = "chain.log";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final RecordFile file;
  private final Genesis genesis;
  private final List<Entry> entries;

  private ChainFile(RecordFile file, Genesis genesis, List<Entry> entries) {
    this.file = file;
    this.genesis = genesis;
    this.entries = entries;
  }

  /**
   * @param ifNew the genesis where the folder holds no chain yet
   */
  static ChainFile open(Path folder, Genesis ifNew) throws IOException {
    Files.createDirectories(folder, ownerOnly(folder));
    RecordFile file = RecordFile.open(folder.resolve(NAME));
    try {
      List<byte[]> records = file.takeRecords();
      if (records.isEmpty()) {
        file.append(EntryCodec.encode(ifNew));
        return new ChainFile(file, ifNew, List.of());
      }
      Genesis stored = EntryCodec.decodeGenesis(records.getFirst());
      requireChain(folder, stored, ifNew.chainId());
      return new ChainFile(file, stored, decode(records.subList(1, records.size())));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Rights for folders yet to be made; an existing one keeps its own. */
  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static void requireChain(Path folder, Genesis stored, long wanted) throws IOException {
    if (stored.chainId() != wanted) {
      throw new IOException(
          "%s holds a practice chain with id %d, not %d. Choose another data folder."
              .formatted(folder, stored.chainId(), wanted));
    }
  }

  private static List<Entry> decode(List<byte[]> records) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (byte[] record : records) {
      entries.add(EntryCodec.decode(record));
    }
    return entries;
  }

  Genesis genesis() {
    return genesis;
  }

  /** What was kept before this process, oldest first. */
  List<Entry> entries() {
    return entries;
  }

  @Override
  public void append(Entry entry) throws IOException {
    file.append(EntryCodec.encode(entry));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
