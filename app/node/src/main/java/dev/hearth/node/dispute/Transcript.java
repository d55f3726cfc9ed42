package dev.hearth.node.dispute;

import dev.hearth.node.store.DurableFile;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.dispute.Played;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The moves made off chain, a file each, in a folder. Positions name what they list by a hash, so
 * whoever signs one without keeping the list may find itself before the court with nothing to say:
 * a move is on disk before a signature for where it leads goes out.
 */
final class Transcript {
  private final Path folder;

  Transcript(Path folder) {
    this.folder = folder;
  }

  /** Those kept, in the order of their plies. */
  List<Played> moves() throws IOException {
    List<Played> moves = new ArrayList<>();
    for (Path file = move(1); Files.exists(file); file = move(moves.size() + 1)) {
      moves.add(Played.decode(Files.readAllBytes(file)));
    }
    return moves;
  }

  void keep(Played played) throws IOException {
    write(move(played.ply()), played.encode());
  }

  /** The other side's signature for where a move of one's own led. */
  Optional<Signature> signature(int ply) throws IOException {
    return Files.exists(signed(ply))
        ? Optional.of(Signature.read(Files.readAllBytes(signed(ply))))
        : Optional.empty();
  }

  void keep(int ply, Signature signature) throws IOException {
    write(signed(ply), signature.toArray());
  }

  /** Where the other side was last heard of. */
  Optional<PeerId> opponent() throws IOException {
    return Files.exists(peer())
        ? Optional.of(new PeerId(Files.readString(peer())))
        : Optional.empty();
  }

  void keep(PeerId opponent) throws IOException {
    write(peer(), opponent.text().getBytes(StandardCharsets.US_ASCII));
  }

  private Path peer() {
    return folder.resolve("opponent");
  }

  private Path move(int ply) {
    return folder.resolve("move-" + ply);
  }

  private Path signed(int ply) {
    return folder.resolve("signature-" + ply);
  }

  private void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(folder);
    DurableFile.write(file, content);
  }
}
