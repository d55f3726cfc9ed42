package dev.hearth.node.receipt;

import dev.hearth.node.model.BlobNames;
import dev.hearth.node.model.HistoryFolder;
import dev.hearth.node.model.LeaseReplay;
import dev.hearth.node.store.DataFolder;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Content from the first of some folders that has it, checked by its name. */
public record BlobsAtHand(List<Path> folders) implements LeaseReplay.Blobs {

  /**
   * Where what a lease starts from may lie on this machine.
   *
   * @param model a finished model's folder, which keeps all of its job's
   * @param data a node's data folder, which keeps a job's until it is over
   */
  public static BlobsAtHand of(Path model, Path data) {
    return new BlobsAtHand(List.of(HistoryFolder.of(model).folder(), DataFolder.blobs(data)));
  }

  /** Throws NoSuchFileException, with the content's name, when none of them has it. */
  @Override
  public byte[] read(BlobId id) throws IOException {
    String name = BlobNames.of(id);
    for (Path folder : folders) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        return checked(id, file);
      }
    }
    throw new NoSuchFileException(name);
  }

  private static byte[] checked(BlobId id, Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    if (!BlobId.of(content).equals(id)) {
      throw new MalformedException(file + " holds other content than its name says");
    }
    return content;
  }
}
