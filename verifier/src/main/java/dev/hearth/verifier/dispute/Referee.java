package dev.hearth.verifier.dispute;

import static dev.hearth.verifier.dispute.RuleException.require;

import dev.hearth.compute.fold.Operations;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.dispute.Chunk;
import dev.hearth.protocol.dispute.Evidence;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.StageProof;
import dev.hearth.training.memory.VariableTree;
import dev.hearth.training.program.Place;
import dev.hearth.training.program.Staged;
import dev.hearth.training.program.TracedProgram;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reruns one operation on operands that are proved to be in the memory before the stage. */
final class Referee {
  private final TracedProgram program;

  Referee(TracedProgram program) {
    this.program = program;
  }

  boolean isMap(Position at) {
    return staged(at).stage(listed(at)).isMap();
  }

  int operations(Position at, long element) {
    return new Operations(staged(at).stage(listed(at))).count(element);
  }

  int run(
      Position at, long element, int operation, int before, StageProof stage, Evidence evidence) {
    require(
        Hash.sha256(stage.code().toArray())
            .equals(Hash.sha256(staged(at).stage(listed(at)).canonicalBytes())),
        "the stage shown is another");
    require(evidence.regions().root().equals(at.memory()), "the memory shown is another");
    evidence.chunks().forEach(chunk -> check(at, evidence, chunk));
    Operations operations = new Operations(staged(at).stage(listed(at)));
    Shown shown = new Shown(evidence);
    int found = operations.run(element, operation, before, shown);
    require(shown.used() == evidence.chunkOf().size(), "operands that nothing reads");
    return found;
  }

  private void check(Position at, Evidence evidence, Chunk chunk) {
    Staged staged = staged(at);
    List<Integer> arguments = staged.program().instructions().get(listed(at)).arguments();
    require(chunk.tensor() >= 0 && chunk.tensor() < arguments.size(), "no such tensor");
    int variable = arguments.get(chunk.tensor());
    long words = staged.program().variables().get(variable).size();
    Row row = new Row(words, 0, 0, 0);
    require(
        chunk.index() >= 0
            && chunk.index() < VariableTree.chunks(words)
            && chunk.words().size() == row.words(chunk.index()) * Integer.BYTES,
        "a chunk of another size");
    Hash leaf = MerkleTree.leaf(Type.VARIABLE, chunk.words().toArray());
    Hash root =
        MerkleTree.rootFrom(
                Type.VARIABLE, VariableTree.chunks(words), chunk.index(), leaf, chunk.path())
            .orElseThrow(() -> new RuleException("the path is not that of the chunk"));
    Place place = staged.places().get(variable);
    Hash region =
        program
            .region(at.program(), place, root, chunk.variablePath())
            .orElseThrow(() -> new RuleException("the path is not that of the variable"));
    require(
        region.equals(evidence.regions().get(place.region())), "the chunk is not in the memory");
  }

  private Staged staged(Position at) {
    return program.staged(at.program());
  }

  private int listed(Position at) {
    return program.listed(at.program(), at.stage());
  }

  /** Hands out the operands in their order, each checked to be the word at its address. */
  private static final class Shown implements Operations.Words {
    private final Evidence evidence;
    private final ByteBuffer operands;
    private final byte[] chunkOf;
    private final Map<Integer, byte[]> words = new HashMap<>();
    private int used;

    Shown(Evidence evidence) {
      this.evidence = evidence;
      this.operands = ByteBuffer.wrap(evidence.operands().toArray());
      this.chunkOf = evidence.chunkOf().toArray();
    }

    @Override
    public int at(int tensor, long element) {
      require(used < chunkOf.length && operands.remaining() >= Integer.BYTES, "too few operands");
      int number = Byte.toUnsignedInt(chunkOf[used++]);
      require(number < evidence.chunks().size(), "no such chunk");
      Chunk chunk = evidence.chunks().get(number);
      byte[] data = words.computeIfAbsent(number, n -> chunk.words().toArray());
      int offset = (int) (element % VariableTree.CHUNK);
      require(
          chunk.tensor() == tensor
              && chunk.index() == element / VariableTree.CHUNK
              && offset * Integer.BYTES < data.length,
          "an operand from elsewhere");
      int word = Words.at(data, offset);
      require(word == operands.getInt(), "an operand that is not the word there");
      return word;
    }

    int used() {
      return used;
    }
  }
}
