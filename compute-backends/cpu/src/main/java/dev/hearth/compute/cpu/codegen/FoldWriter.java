package dev.hearth.compute.cpu.codegen;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.fold.Loop;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Trip;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.stream.IntStream;

/** Writes the loop over k of a {@link Pass}, with an accumulator for each of its vectors. */
final class FoldWriter {
  private static final ClassDesc SCALARS = Scalars.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc TRIP =
      MethodTypeDesc.of(
          ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_int, ConstantDescs.CD_int);

  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc CHOICE =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);

  private final CodeBuilder code;
  private final Pass pass;
  private final Dialect dialect;
  private final Addresses addresses;
  private final Frame frame;
  private final Loop loop;
  private final Kind kind;
  private final int[] sums;

  FoldWriter(CodeBuilder code, Pass pass, Dialect dialect, Addresses addresses, Loop loop) {
    this.code = code;
    this.pass = pass;
    this.dialect = dialect;
    this.addresses = addresses;
    this.frame = addresses.frame();
    this.loop = loop;
    this.kind = loop.body().kinds().get(Program.ACCUMULATOR);
    this.sums = new int[pass.vectors()];
    for (int v = 0; v < sums.length; v++) {
      sums[v] = code.allocateLocal(dialect.local(kind));
    }
  }

  /** Writes the whole loop; the local variables of the accumulators. */
  int[] sums() {
    for (int v = 0; v < sums.length; v++) {
      program(loop.init(), 0, v);
      code.storeLocal(dialect.local(kind), sums[v]);
    }
    int turns = code.allocateLocal(TypeKind.INT);
    code.iconst_0().istore(frame.k());
    if (dialect instanceof VectorDialect vectors && !alike(loop.trip())) {
      atEitherEnd(loop.trip(), "min", turns);
      evenTurns(turns);
      atEitherEnd(loop.trip(), "max", turns);
      turn(turns, () -> bodiesOfSome(vectors));
    } else {
      turns(loop.trip(), 0);
      code.istore(turns);
      evenTurns(turns);
    }
    code.iconst_0().istore(frame.k());
    return sums;
  }

  /** Writes the turns of one strip. */
  void strip() {
    loadSums(pass.carrySlot());
    code.iload(pass.stripFromSlot()).istore(frame.k());
    turn(pass.stripToSlot(), this::bodies);
    storeSums(pass.carrySlot());
  }

  private void evenTurns(int turns) {
    if (pass.strips()) {
      inStrips(turns);
    } else {
      turn(turns, this::bodies);
    }
  }

  /** Calls strip after strip, each a slice, the accumulators in an array. */
  private void inStrips(int turns) {
    int carry = code.allocateLocal(TypeKind.REFERENCE);
    int to = code.allocateLocal(TypeKind.INT);
    TypeKind element = kind == Kind.FLOAT ? TypeKind.FLOAT : TypeKind.INT;
    code.loadConstant(pass.stride()).newarray(element).astore(carry);
    storeSums(carry);
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(top).iload(frame.k()).iload(turns).if_icmpge(end);
    Pass.ask(code, Pass.PACE);
    code.iload(frame.k()).loadConstant(Pass.STRIP).iadd().iload(turns);
    code.invokestatic(MATH, "min", CHOICE).istore(to);
    pass.callStrip(code, frame.k(), to, carry);
    code.iload(to).istore(frame.k()).goto_(top).labelBinding(end);
    loadSums(carry);
  }

  private void loadSums(int array) {
    for (int v = 0; v < sums.length; v++) {
      int at = v * dialect.lanes();
      dialect.load(kind, () -> code.aload(array).loadConstant(at));
      code.storeLocal(dialect.local(kind), sums[v]);
    }
  }

  private void storeSums(int array) {
    for (int v = 0; v < sums.length; v++) {
      int sum = sums[v];
      int at = v * dialect.lanes();
      dialect.store(
          kind,
          () -> code.loadLocal(dialect.local(kind), sum),
          () -> code.aload(array).loadConstant(at));
    }
  }

  /** Whether all lanes of a vector are known to take the same number of turns. */
  private boolean alike(Trip trip) {
    Affine numerator = trip.numerator();
    int[] first = new int[addresses.rank()];
    int[] last = new int[addresses.rank()];
    last[pass.nest().last()] = pass.nest().dims().getLast() - 1;
    boolean sameInAllRows =
        IntStream.range(0, pass.nest().last()).allMatch(d -> numerator.of(d) == 0);
    return numerator.of(pass.nest().last()) == 0
        || sameInAllRows && trip.count(first) == trip.count(last);
  }

  /** The turns of the first lane or the last: no lane in between takes more or less than both. */
  private void atEitherEnd(Trip trip, String choice, int local) {
    turns(trip, 0);
    turns(trip, pass.stride() - 1);
    code.invokestatic(MATH, choice, CHOICE).istore(local);
  }

  /** Runs the body until k reaches {@code turns}. */
  private void turn(int turns, Runnable body) {
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(top).iload(frame.k()).iload(turns).if_icmpge(end);
    body.run();
    code.iinc(frame.k(), 1).goto_(top).labelBinding(end);
  }

  private void bodies() {
    for (int v = 0; v < sums.length; v++) {
      program(loop.body(), sums[v], v);
      code.storeLocal(dialect.local(kind), sums[v]);
    }
  }

  /** A lane takes turn k when its numerator is at least {@code (k + 1) divisor}. */
  private void bodiesOfSome(VectorDialect vectors) {
    Trip trip = loop.trip();
    int step = Math.toIntExact(trip.numerator().of(pass.nest().last()));
    for (int v = 0; v < sums.length; v++) {
      int shift = v * dialect.lanes();
      vectors.limit(
          () -> addresses.number(trip.numerator(), shift),
          step,
          () -> code.iload(frame.k()).iconst_1().iadd().loadConstant(trip.divisor()).imul());
      program(loop.body(), sums[v], v);
      vectors.keepLimited(kind, sums[v]);
      vectors.unlimit();
    }
  }

  private void turns(Trip trip, int shift) {
    addresses.number(trip.numerator(), shift);
    code.loadConstant(trip.divisor()).loadConstant(trip.maximum());
    code.invokestatic(SCALARS, "trip", TRIP);
  }

  private void program(Program program, int accumulator, int vector) {
    int shift = vector * dialect.lanes();
    new ProgramWriter(code, dialect, addresses, program, accumulator, shift).write(kind);
  }
}
