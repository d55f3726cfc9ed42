package dev.hearth.compute.cpu.codegen;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.fold.Loop;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Trip;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.stream.IntStream;

/**
 * Writes the method of a {@link Pass}: a loop along the last index in strides of one vector, two
 * for folds (a second chain of dependent additions hides the latency of the first), or of one
 * element.
 */
final class PassWriter {
  private static final ClassDesc SCALARS = Scalars.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc TRIP =
      MethodTypeDesc.of(
          ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_int, ConstantDescs.CD_int);

  private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc CHOICE =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);

  private final CodeBuilder code;
  private final Layout layout;
  private final Pass pass;
  private final Nest nest;
  private final Dialect dialect;
  private final Frame frame;
  private final Addresses addresses;

  PassWriter(CodeBuilder code, Layout layout, Pass pass) {
    this.code = code;
    this.layout = layout;
    this.pass = pass;
    this.nest = pass.nest();
    this.dialect =
        pass.lanes().vector() ? new VectorDialect(code, pass.lanes()) : new ScalarDialect(code);
    int[] index = new int[nest.rank()];
    for (int d = 0; d < index.length; d++) {
      index[d] = pass.indexSlot(d);
    }
    int k = code.allocateLocal(TypeKind.INT);
    code.iconst_0().istore(k);
    this.frame = new Frame(pass.arraySlots(), index, k);
    this.addresses = new Addresses(code, layout, frame, nest.rank());
  }

  /** The method takes arrays, indices and the end of the range; it returns where it stopped. */
  void write() {
    dialect.prepare(nest);
    hoist();
    if (pass.isPoint()) {
      body();
      code.iconst_0().ireturn();
      return;
    }
    int i = pass.indexSlot(nest.last());
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.iinc(pass.endSlot(), -pass.stride() + 1);
    code.labelBinding(top).iload(i).iload(pass.endSlot()).if_icmpge(end);
    body();
    code.iinc(i, pass.stride()).goto_(top);
    code.labelBinding(end).iload(i).ireturn();
  }

  /** Reads that the loops leave alone, unless the nest itself writes their tensor. */
  private void hoist() {
    nest.reads().filter(this::constant).distinct().forEach(this::hoist);
  }

  private boolean constant(Read read) {
    boolean still = read.at().ofK() == 0 && (pass.isPoint() || read.at().of(nest.last()) == 0);
    return still
        && read.gather().isEmpty()
        && nest.stages().stream().noneMatch(s -> s.out() == read.tensor());
  }

  private void hoist(Read read) {
    TypeKind type = dialect.local(layout.kind(read.tensor()));
    int local = code.allocateLocal(type);
    ProgramWriter.load(code, dialect, addresses, read, 0);
    code.storeLocal(type, local);
    frame.hoisted().put(read, local);
  }

  private void turns(Trip trip, int shift) {
    addresses.number(trip.numerator(), shift);
    code.loadConstant(trip.divisor()).loadConstant(trip.maximum());
    code.invokestatic(SCALARS, "trip", TRIP);
  }

  private void body() {
    frame.forwarded().clear();
    nest.stages().forEach(this::stage);
  }

  private void stage(Stage stage) {
    int[] sums = stage.loop().map(loop -> fold(stage, loop)).orElse(new int[pass.vectors()]);
    for (int v = 0; v < pass.vectors(); v++) {
      Kind kind = layout.kind(stage.out());
      int result = code.allocateLocal(dialect.local(kind));
      program(stage.finish(), sums[v], v, kind);
      code.storeLocal(dialect.local(kind), result);
      if (layout.stored(stage.out())) {
        int shift = v * dialect.lanes();
        dialect.store(
            kind,
            () -> code.loadLocal(dialect.local(kind), result),
            () -> addresses.written(stage, shift));
      }
      frame.forwarded().put(stage.out(), result);
    }
  }

  private int[] fold(Stage stage, Loop loop) {
    Kind kind = stage.finish().kinds().get(Program.ACCUMULATOR);
    int[] sums = new int[pass.vectors()];
    for (int v = 0; v < sums.length; v++) {
      sums[v] = code.allocateLocal(dialect.local(kind));
      program(loop.init(), 0, v, kind);
      code.storeLocal(dialect.local(kind), sums[v]);
    }
    int turns = code.allocateLocal(TypeKind.INT);
    code.iconst_0().istore(frame.k());
    if (dialect instanceof VectorDialect vectors && !alike(loop.trip())) {
      atEitherEnd(loop.trip(), "min", turns);
      turn(turns, () -> bodies(loop, sums, kind));
      atEitherEnd(loop.trip(), "max", turns);
      turn(turns, () -> bodiesOfSome(vectors, loop, sums, kind));
    } else {
      turns(loop.trip(), 0);
      code.istore(turns);
      turn(turns, () -> bodies(loop, sums, kind));
    }
    code.iconst_0().istore(frame.k());
    return sums;
  }

  /** Whether all lanes of a vector are known to take the same number of turns. */
  private boolean alike(Trip trip) {
    Affine numerator = trip.numerator();
    int[] first = new int[nest.rank()];
    int[] last = new int[nest.rank()];
    last[nest.last()] = nest.dims().getLast() - 1;
    boolean sameInAllRows = IntStream.range(0, nest.last()).allMatch(d -> numerator.of(d) == 0);
    return numerator.of(nest.last()) == 0 || sameInAllRows && trip.count(first) == trip.count(last);
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

  private void bodies(Loop loop, int[] sums, Kind kind) {
    for (int v = 0; v < sums.length; v++) {
      program(loop.body(), sums[v], v, kind);
      code.storeLocal(dialect.local(kind), sums[v]);
    }
  }

  /** A lane takes turn k when its numerator is at least {@code (k + 1) divisor}. */
  private void bodiesOfSome(VectorDialect vectors, Loop loop, int[] sums, Kind kind) {
    Trip trip = loop.trip();
    int step = Math.toIntExact(trip.numerator().of(nest.last()));
    for (int v = 0; v < sums.length; v++) {
      int shift = v * dialect.lanes();
      vectors.limit(
          () -> addresses.number(trip.numerator(), shift),
          step,
          () -> code.iload(frame.k()).iconst_1().iadd().loadConstant(trip.divisor()).imul());
      program(loop.body(), sums[v], v, kind);
      vectors.keepLimited(kind, sums[v]);
      vectors.unlimit();
    }
  }

  private void program(Program program, int accumulator, int vector, Kind wanted) {
    int shift = vector * dialect.lanes();
    new ProgramWriter(code, dialect, addresses, program, accumulator, shift).write(wanted);
  }
}
