package dev.hearth.node.lease;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Signed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A submitter that answers as told, the last answer over and over. */
final class ScriptedSubmitters implements Submitters {
  /** An answer, or its absence. */
  interface Script<T> {
    T play() throws IOException;
  }

  final Deque<Script<BlobOutcome>> fetches = new ArrayDeque<>();
  final Deque<Script<Answer>> answers = new ArrayDeque<>();
  final List<Signed> commitments = new ArrayList<>();
  final List<String> protocols = new ArrayList<>();

  static <T> Script<T> cut() {
    return () -> {
      throw new IOException("the network is cut");
    };
  }

  @Override
  public BlobOutcome fetch(PeerId peer, BlobId blob) throws IOException {
    return fetches.isEmpty() ? new BlobOutcome.Stored(blob) : next(fetches);
  }

  @Override
  public Answer commit(PeerId peer, String protocol, Signed commitment, Duration patience)
      throws IOException {
    commitments.add(commitment);
    protocols.add(protocol);
    return next(answers);
  }

  private static <T> T next(Deque<Script<T>> scripts) throws IOException {
    return (scripts.size() > 1 ? scripts.poll() : scripts.peek()).play();
  }
}
