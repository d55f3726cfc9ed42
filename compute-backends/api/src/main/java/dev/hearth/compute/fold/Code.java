package dev.hearth.compute.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One program being written. Equal reads, constants and instructions are the same value. */
public final class Code {
  private final int rank;
  private final Assembler assembler;
  private boolean flush = true;

  Code(List<Tensor> tensors, int rank, Kind accumulator) {
    this.rank = rank;
    this.assembler = new Assembler(tensors, accumulator);
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
    return special(Program.FIRST_INDEX + d, Kind.INT);
  }

  /** k as a number, in bodies. */
  public Value k() {
    return special(Program.K, Kind.INT);
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
    Kind kind = assembler.kind(Slot.special(Program.ACCUMULATOR));
    return special(Program.ACCUMULATOR, kind);
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

  /**
   * The element of a row of places that lies {@code offset} after the one that the integer {@code
   * start} names, which is clamped as an unsigned number to the last of the first {@code starts}.
   */
  public Value after(TensorRef row, Element start, int starts, Index offset) {
    Gather gather = new Gather(start.tensor().number(), start.at().affine(rank), 1, starts);
    return read(new Element(row, offset), Optional.of(gather));
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
      slots.add(operands[n].slot());
    }
    return new Value(this, assembler.instr(op, flush && op.rounds(), slots), kind);
  }

  private void check(Op op, int n, Value operand) {
    boolean agrees = op == Op.SEL && n > 0 || operand.kind() == op.operand(n);
    if (!agrees || operand.code() != this) {
      throw new IllegalArgumentException(op + " wants a " + op.operand(n) + " of its program");
    }
  }

  /** Whether the bits of a value may be looked at without {@link Op#BITS}. */
  boolean madeAsInt(Value value) {
    return assembler.kind(value.slot()) == Kind.INT;
  }

  /** The value as a tensor may hold it. */
  Value stored(Value value) {
    return assembler.isFlushed(value.slot()) ? value : value.canonical(Op.TINY);
  }

  Program program(Value result) {
    return assembler.program(result.slot());
  }

  private Value special(int number, Kind kind) {
    return new Value(this, Slot.special(number), kind);
  }

  private Value constant(int word, Kind kind) {
    return new Value(this, assembler.constant(word, kind), kind);
  }

  private Value read(Element element, Optional<Gather> gather) {
    Read read = new Read(element.tensor().number(), element.at().affine(rank), gather);
    Slot slot = assembler.read(read);
    return new Value(this, slot, assembler.kind(slot));
  }
}
