package dev.hearth.compute.fold;

import dev.hearth.compute.fold.Value.Source;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One program being written. Equal reads, constants and instructions are the same value. */
public final class Code {
  private record Constant(int word, Kind kind) {}

  /** An instruction whose operands are not numbered yet. */
  private record Draft(Op op, boolean flush, List<Slot> operands, Kind kind) {}

  private record Slot(Source source, int number) {}

  private final List<Tensor> tensors;
  private final int rank;
  private final Kind accumulator;
  private final List<Read> reads = new ArrayList<>();
  private final List<Constant> constants = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private boolean flush = true;

  Code(List<Tensor> tensors, int rank, Kind accumulator) {
    this.tensors = tensors;
    this.rank = rank;
    this.accumulator = accumulator;
  }

  /** The float nearest to {@code x}. */
  public Value f32(double x) {
    return constant(Float.floatToIntBits((float) x), Kind.FLOAT);
  }

  public Value i32(int x) {
    return constant(x, Kind.INT);
  }

  /** Output index {@code d} as a number. */
  public Value index(int d) {
    return new Value(this, Source.SPECIAL, Program.FIRST_INDEX + d, Kind.INT);
  }

  /** k as a number, in bodies. */
  public Value k() {
    return new Value(this, Source.SPECIAL, Program.K, Kind.INT);
  }

  /** An index expression as a number; it must stay below 2^31. */
  public Value number(Index index) {
    Value sum = i32(Math.toIntExact(index.base()));
    for (var term : index.coefficients().entrySet()) {
      Value variable = term.getKey() < 0 ? k() : index(term.getKey());
      int factor = Math.toIntExact(term.getValue());
      sum = sum.add(factor == 1 ? variable : variable.mul(i32(factor)));
    }
    return sum;
  }

  Value accumulator() {
    return new Value(this, Source.SPECIAL, Program.ACCUMULATOR, accumulator);
  }

  /** The element of a tensor, an index an axis. */
  public Value at(TensorRef tensor, Index... index) {
    return at(tensor.element(index));
  }

  public Value at(Element element) {
    return read(element, Optional.empty());
  }

  /**
   * The element of a tensor whose index along {@code axis} is the integer {@code by}, clamped as an
   * unsigned number to the last one.
   *
   * @param rest the indices of the other axes
   */
  public Value gather(TensorRef tensor, int axis, Element by, Index... rest) {
    List<Index> index = new ArrayList<>(List.of(rest));
    index.add(axis, Index.of(0));
    Gather gather =
        new Gather(
            by.tensor().number(),
            by.at().affine(rank),
            tensor.tensor().stride(axis),
            tensor.tensor().shape().get(axis));
    return read(tensor.element(index.toArray(Index[]::new)), Optional.of(gather));
  }

  /** {@code then} where the condition holds, else {@code otherwise}. */
  public Value select(Value condition, Value then, Value otherwise) {
    if (then.kind() != otherwise.kind()) {
      throw new IllegalArgumentException("a choice of two kinds");
    }
    return emit(Op.SEL, then.kind(), condition, then, otherwise);
  }

  /**
   * Leaves out the flush of the arithmetic inside.
   *
   * @param why the argument that no result inside lies below 2^-126 in magnitude except 0, for
   *     canonical inputs
   */
  public Value proven(String why, Supplier<Value> arithmetic) {
    if (why.isBlank()) {
      throw new IllegalArgumentException("a range argument is missing");
    }
    boolean outer = flush;
    flush = false;
    try {
      return arithmetic.get();
    } finally {
      flush = outer;
    }
  }

  Value emit(Op op, Value... operands) {
    return emit(op, op.result(), operands);
  }

  private Value emit(Op op, Kind kind, Value... operands) {
    List<Slot> slots = new ArrayList<>();
    for (int n = 0; n < operands.length; n++) {
      check(op, n, operands[n]);
      slots.add(new Slot(operands[n].source(), operands[n].number()));
    }
    Kind slotKind = op == Op.SEL ? choiceKind(operands) : kind;
    int number = add(drafts, new Draft(op, flush && op.rounds(), slots, slotKind));
    if (drafts.size() > Program.MAX_CODE) {
      throw new IllegalArgumentException("more than 64 instructions");
    }
    return new Value(this, Source.INSTR, number, kind);
  }

  private void check(Op op, int n, Value operand) {
    boolean agrees = op == Op.SEL && n > 0 || operand.kind() == op.operand(n);
    if (!agrees || operand.code() != this) {
      throw new IllegalArgumentException(op + " wants a " + op.operand(n) + " of its program");
    }
  }

  private Kind choiceKind(Value... operands) {
    boolean ints = slotKind(operands[1]) == Kind.INT && slotKind(operands[2]) == Kind.INT;
    return ints ? Kind.INT : Kind.FLOAT;
  }

  /** The kind a value was made with, whatever it is looked at as. */
  Kind slotKind(Value value) {
    return switch (value.source()) {
      case SPECIAL -> value.number() == Program.ACCUMULATOR ? accumulator : Kind.INT;
      case READ -> kindOf(reads.get(value.number()));
      case CONSTANT -> constants.get(value.number()).kind();
      case INSTR -> drafts.get(value.number()).kind();
    };
  }

  /** The value as a tensor may hold it. */
  Value stored(Value value) {
    boolean flushed = value.source() == Source.INSTR && drafts.get(value.number()).flush();
    return flushed ? value : value.canonical(Op.TINY);
  }

  Program program(Value result) {
    List<Kind> kinds = new ArrayList<>(Collections.nCopies(Program.FIRST_READ, Kind.INT));
    kinds.set(Program.ACCUMULATOR, accumulator);
    reads.forEach(r -> kinds.add(kindOf(r)));
    constants.forEach(c -> kinds.add(c.kind()));
    drafts.forEach(d -> kinds.add(d.kind()));
    return new Program(
        reads,
        constants.stream().map(Constant::word).toList(),
        drafts.stream().map(this::instr).toList(),
        kinds,
        numbered(new Slot(result.source(), result.number())));
  }

  private Instr instr(Draft draft) {
    int[] operands = new int[3];
    for (int n = 0; n < draft.operands().size(); n++) {
      operands[n] = numbered(draft.operands().get(n));
    }
    return new Instr(draft.op(), draft.flush(), operands[0], operands[1], operands[2]);
  }

  private int numbered(Slot slot) {
    int first = Program.FIRST_READ;
    return switch (slot.source()) {
      case SPECIAL -> slot.number();
      case READ -> first + slot.number();
      case CONSTANT -> first + reads.size() + slot.number();
      case INSTR -> first + reads.size() + constants.size() + slot.number();
    };
  }

  private Value read(Element element, Optional<Gather> gather) {
    Read read = new Read(element.tensor().number(), element.at().affine(rank), gather);
    return new Value(this, Source.READ, add(reads, read), kindOf(read));
  }

  private Kind kindOf(Read read) {
    return Kind.of(tensors.get(read.tensor()).type());
  }

  private Value constant(int word, Kind kind) {
    return new Value(this, Source.CONSTANT, add(constants, new Constant(word, kind)), kind);
  }

  /** The place of an equal item, or that of the item added. */
  private static <T> int add(List<T> list, T item) {
    int known = list.indexOf(item);
    if (known >= 0) {
      return known;
    }
    list.add(item);
    return list.size() - 1;
  }
}
