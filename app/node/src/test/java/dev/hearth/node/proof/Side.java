package dev.hearth.node.proof;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Chunk;
import dev.hearth.protocol.dispute.Evidence;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Picked;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Regions;
import dev.hearth.protocol.dispute.StageProof;
import dev.hearth.protocol.dispute.Written;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A side of a dispute about the toy: finds the first value it sees otherwise and tells its own. */
class Side {
  static final int GROUPS = 256;

  final Toy toy;
  final Trace trace;

  Side(Toy toy, Trace trace) {
    this.toy = toy;
    this.trace = trace;
  }

  /**
   * @param posted the values of the position; at WORDS each word in the low 32 bits
   * @param step that the dispute came through, below STEPS
   */
  Move answer(Position at, List<Hash> posted, int step) {
    int index = pick(posted, own(at, step));
    return switch (at.level()) {
      case SEGMENTS -> index == posted.size() - 1 ? update(at, posted) : steps(at, posted, index);
      case STEPS ->
          size(at, index) > 1 ? narrow(at, posted, index, step) : stages(at, posted, index);
      case STAGES ->
          size(at, index) > 1 ? narrow(at, posted, index, step) : tree(at, posted, index, step);
      case TREE ->
          at.height() > 0 ? subtree(at, posted, index, step) : words(at, posted, index, step);
      case WORDS -> word(at, posted, index, step);
      case OPERATIONS ->
          size(at, index) > 1 ? narrow(at, posted, index, step) : prove(at, posted, index, step);
    };
  }

  /** The value to attack. */
  int pick(List<Hash> posted, List<Hash> own) {
    for (int n = 0; n < posted.size(); n++) {
      if (!posted.get(n).equals(own.get(n))) {
        return n;
      }
    }
    throw new IllegalStateException("nothing to disagree with");
  }

  /** What it posts instead of what it knows. */
  List<Hash> told(List<Hash> own) {
    return own;
  }

  byte[] toldWords(byte[] own) {
    return own;
  }

  Hash toldRoot(Hash own) {
    return own;
  }

  private List<Hash> own(Position at, int step) {
    return switch (at.level()) {
      case SEGMENTS -> trace.commitment();
      case STEPS, STAGES, OPERATIONS -> list(at, step);
      case TREE -> {
        List<Hash> row = Memory.tree(after(at, step)).row(at.height());
        yield row.subList((int) at.index(), (int) (at.index() + at.count()));
      }
      case WORDS -> values(chunk(after(at, step), at));
    };
  }

  /** The values of a span, group by group. */
  private List<Hash> list(Position at, int step) {
    List<Hash> all =
        switch (at.level()) {
          case STEPS -> IntStream.rangeClosed(1, Toy.STEPS).mapToObj(trace::state).toList();
          case STAGES -> memories(at, step);
          default -> accumulators(at, step);
        };
    return IntStream.range(0, count(at)).mapToObj(n -> all.get((int) end(at, n) - 1)).toList();
  }

  private List<Hash> memories(Position at, int step) {
    return trace.run(at.program(), step(at, step)).stream().skip(1).map(Memory::root).toList();
  }

  private List<Hash> accumulators(Position at, int step) {
    List<Integer> words =
        trace.operations(before(at, step), step(at, step), at.stage(), (int) at.element());
    return words.stream().map(Side::value).toList();
  }

  private Move steps(Position at, List<Hash> posted, int index) {
    int begin = index * Toy.SEGMENT;
    int end = Math.min(begin + Toy.SEGMENT, Toy.STEPS);
    Position next = span(at, Level.STEPS, 0, begin, end);
    return new Move.Steps(committed(posted, index), toy.headerProof(), told(list(next, 0)));
  }

  private Move update(Position at, List<Hash> posted) {
    Position next = span(at, Level.STAGES, 1, 0, toy.stages(1));
    List<Hash> values = new ArrayList<>(told(list(next, Toy.STEPS)));
    Regions end = trace.run(1, Toy.STEPS).getLast().roots();
    Hash update = toldRoot(end.third());
    values.set(values.size() - 1, Memory.root(end.first(), end.second(), update));
    Picked picked = committed(posted, posted.size() - 1);
    return new Move.StagesOfUpdate(picked, toy.headerProof(), update, values);
  }

  private Move stages(Position at, List<Hash> posted, int index) {
    int step = (int) begin(at, index);
    Position next = span(at, Level.STAGES, 0, 0, toy.stages(0));
    List<Hash> values = new ArrayList<>(told(list(next, step)));
    Regions end = trace.run(0, step).getLast().roots();
    Hash state = toldRoot(end.first());
    values.set(values.size() - 1, Memory.root(state, end.second(), end.third()));
    return new Move.StagesOfStep(
        picked(posted, index), toy.headerProof(), state, end.third(), values);
  }

  private Move narrow(Position at, List<Hash> posted, int index, int step) {
    Position next = span(at, at.level(), at.program(), begin(at, index), end(at, index));
    return new Move.Narrow(picked(posted, index), told(list(next, step)));
  }

  private Move tree(Position at, List<Hash> posted, int index, int step) {
    int stage = (int) begin(at, index);
    List<Memory> run = trace.run(at.program(), step(at, step));
    Memory.Place place = toy.stage(at.program(), stage).written();
    HashTree chunks = Memory.tree(run.get(stage + 1).at(place));
    int height = 0;
    while (chunks.row(height).size() > GROUPS) {
      height++;
    }
    Memory before = run.get(stage);
    Written written =
        new Written(
            before.roots(),
            Memory.root(before.at(place)),
            before.region(place.region()).path(place.variable()));
    return new Move.Tree(
        picked(posted, index),
        toy.stageProof(at.program(), stage),
        written,
        told(chunks.row(height)));
  }

  private Move subtree(Position at, List<Hash> posted, int index, int step) {
    int rows = Math.min(8, at.height());
    List<Hash> row = Memory.tree(after(at, step)).row(at.height() - rows);
    int first = (int) (at.index() + index) << rows;
    List<Hash> nodes = row.subList(first, Math.min(first + (1 << rows), row.size()));
    return new Move.Subtree(alone(posted, index), told(nodes));
  }

  private Move words(Position at, List<Hash> posted, int index, int step) {
    byte[] chunk = Memory.chunk(after(at, step), (int) at.index() + index);
    return new Move.Words(alone(posted, index), Bytes.of(toldWords(chunk)));
  }

  private Move word(Position at, List<Hash> posted, int index, int step) {
    Bytes data = Bytes.of(bytes(posted));
    int element = (int) at.index() * Memory.CHUNK + index;
    int stage = at.stage();
    StageProof proof = toy.stageProof(at.program(), stage);
    if (toy.stage(at.program(), stage).stage().isMap()) {
      return new Move.ProveMap(index, data, proof, evidence(at, element, 0, 0, step));
    }
    List<Integer> words = trace.operations(before(at, step), step(at, step), stage, element);
    List<Hash> all = words.stream().map(Side::value).toList();
    Position next = span(at, Level.OPERATIONS, 0, 0, all.size());
    List<Hash> values =
        IntStream.range(0, count(next)).mapToObj(n -> all.get((int) end(next, n) - 1)).toList();
    return new Move.Operations(index, data, proof, told(values));
  }

  private Move prove(Position at, List<Hash> posted, int index, int step) {
    int operation = (int) begin(at, index);
    Hash accumulator = index == 0 ? at.pre() : posted.get(index - 1);
    return new Move.Prove(
        picked(posted, index),
        toy.stageProof(at.program(), at.stage()),
        evidence(at, (int) at.element(), operation, word(accumulator), step));
  }

  /** Every operand, with the chunk it is in. */
  private Evidence evidence(Position at, int element, int operation, int accumulator, int step) {
    Memory before = before(at, step);
    Toy.Placed stage = toy.stage(at.program(), at.stage());
    Operation.Run run =
        new Operation(stage.stage(), element, operation)
            .run(accumulator, (t, e) -> before.at(stage.places().get(t))[(int) e]);
    Map<Long, Chunk> chunks = new LinkedHashMap<>();
    for (long address : run.addresses()) {
      chunks.computeIfAbsent(address / Memory.CHUNK, key -> chunk(before, stage, address));
    }
    List<Long> keys = List.copyOf(chunks.keySet());
    List<Integer> chunkOf =
        run.addresses().stream().map(address -> keys.indexOf(address / Memory.CHUNK)).toList();
    ByteBuffer operands = ByteBuffer.allocate(Integer.BYTES * run.operands().size());
    run.operands().forEach(operands::putInt);
    ByteBuffer numbers = ByteBuffer.allocate(chunkOf.size());
    chunkOf.forEach(number -> numbers.put(number.byteValue()));
    return new Evidence(
        before.roots(),
        List.copyOf(chunks.values()),
        Bytes.of(operands.array()),
        Bytes.of(numbers.array()));
  }

  private static Chunk chunk(Memory memory, Toy.Placed stage, long address) {
    int tensor = (int) (address >> 32);
    int number = (int) address / Memory.CHUNK;
    Memory.Place place = stage.places().get(tensor);
    return new Chunk(
        tensor,
        number,
        Bytes.of(Memory.chunk(memory.at(place), number)),
        Memory.tree(memory.at(place)).path(number),
        memory.region(place.region()).path(place.variable()));
  }

  private Memory before(Position at, int step) {
    return trace.run(at.program(), step(at, step)).get(at.stage());
  }

  /** The variable that the position's stage writes. */
  private int[] after(Position at, int step) {
    Memory.Place written = toy.stage(at.program(), at.stage()).written();
    return trace.run(at.program(), step(at, step)).get(at.stage() + 1).at(written);
  }

  private static byte[] chunk(int[] variable, Position at) {
    return Memory.chunk(variable, (int) at.index());
  }

  private static int step(Position at, int step) {
    return at.program() == 0 ? step : Toy.STEPS;
  }

  static Picked committed(List<Hash> posted, int index) {
    List<Hash> leaves = posted.stream().map(v -> HashTree.leaf(3, v.toArray())).toList();
    return picked(HashTree.typed(3, leaves), posted, index);
  }

  static Picked picked(List<Hash> posted, int index) {
    return picked(HashTree.list(posted), posted, index);
  }

  private static Picked picked(HashTree tree, List<Hash> posted, int index) {
    return index == 0
        ? alone(tree, posted, 0)
        : new Picked(
            index,
            posted.get(index),
            tree.path(index),
            posted.get(index - 1),
            tree.path(index - 1));
  }

  private static Picked alone(List<Hash> posted, int index) {
    return alone(HashTree.list(posted), posted, index);
  }

  private static Picked alone(HashTree tree, List<Hash> posted, int index) {
    return new Picked(index, posted.get(index), tree.path(index), Hash.ZERO, List.of());
  }

  private static Position span(Position at, Level level, int program, long begin, long end) {
    return new Position(
        at.dispute(),
        0,
        level,
        level == at.level() ? at.program() : program,
        at.memory(),
        Hash.ZERO,
        begin,
        end,
        at.stage(),
        0,
        0,
        at.element(),
        Hash.ZERO,
        0);
  }

  private static long each(Position at) {
    return Math.ceilDiv(at.end() - at.begin(), GROUPS);
  }

  private static int count(Position at) {
    return (int) Math.ceilDiv(at.end() - at.begin(), each(at));
  }

  static long begin(Position at, int index) {
    return at.begin() + index * each(at);
  }

  static long end(Position at, int index) {
    return Math.min(begin(at, index) + each(at), at.end());
  }

  static long size(Position at, int index) {
    return end(at, index) - begin(at, index);
  }

  /** The words of a chunk as values. */
  static List<Hash> values(byte[] chunk) {
    List<Hash> values = new ArrayList<>();
    for (int n = 0; n < chunk.length; n += Integer.BYTES) {
      values.add(value(Integer.reverseBytes(ByteBuffer.wrap(chunk).getInt(n))));
    }
    return values;
  }

  private static byte[] bytes(List<Hash> values) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.size());
    values.forEach(value -> bytes.putInt(Integer.reverseBytes(word(value))));
    return bytes.array();
  }

  static Hash value(int word) {
    return Hash.of(ByteBuffer.allocate(32).putInt(28, word).array());
  }

  static int word(Hash value) {
    return ByteBuffer.wrap(value.toArray()).getInt(28);
  }
}
