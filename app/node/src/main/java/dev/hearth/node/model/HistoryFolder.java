package dev.hearth.node.model;

import dev.hearth.protocol.BlobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The blobs beside a model; a blob's name is the check of its bytes. */
public record HistoryFolder(Path folder) implements LeaseReplay.Blobs {
  public static HistoryFolder of(Path model) {
    return new HistoryFolder(model.resolve(Provenance.HISTORY));
  }

  /** Throws MalformedException, in a sentence, when it is not there or is other content. */
  @Override
  public byte[] read(BlobId id) throws IOException {
    Path file = folder.resolve(BlobNames.of(id));
    ProvenanceCheck.require(
        Files.isRegularFile(file) && Files.size(file) == id.size(),
        "its history lacks " + BlobNames.of(id));
    byte[] bytes = Files.readAllBytes(file);
    ProvenanceCheck.require(
        BlobId.of(bytes).equals(id), "its history has other bytes for " + BlobNames.of(id));
    return bytes;
  }
}
