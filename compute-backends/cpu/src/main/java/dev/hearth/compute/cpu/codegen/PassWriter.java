package dev.hearth.compute.cpu.codegen;

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
    Label next = code.newLabel();
    code.iinc(pass.endSlot(), -pass.stride() + 1);
    code.labelBinding(top).iload(i).iload(pass.endSlot()).if_icmpge(end);
    if (pass.stride() > 1) {
      unlessAlike(next);
    }
    body();
    code.labelBinding(next).iinc(i, pass.stride()).goto_(top);
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

  /** Where lanes differ in their number of turns, each goes alone. */
  private void unlessAlike(Label next) {
    nest.loop()
        .map(Loop::trip)
        .filter(trip -> trip.numerator().of(nest.last()) != 0)
        .ifPresent(trip -> unlessAlike(trip, next));
  }

  private void unlessAlike(Trip trip, Label next) {
    Label alike = code.newLabel();
    turns(trip, 0);
    turns(trip, pass.stride() - 1);
    code.if_icmpeq(alike);
    pass.oneByOne().call(code, () -> code.iload(pass.indexSlot(nest.last())), this::rangeEnd);
    code.pop().goto_(next);
    code.labelBinding(alike);
  }

  private void rangeEnd() {
    code.iload(pass.indexSlot(nest.last())).loadConstant(pass.stride()).iadd();
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
    turns(loop.trip(), 0);
    code.istore(turns);
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.iconst_0().istore(frame.k());
    code.labelBinding(top).iload(frame.k()).iload(turns).if_icmpge(end);
    for (int v = 0; v < sums.length; v++) {
      program(loop.body(), sums[v], v, kind);
      code.storeLocal(dialect.local(kind), sums[v]);
    }
    code.iinc(frame.k(), 1).goto_(top).labelBinding(end);
    code.iconst_0().istore(frame.k());
    return sums;
  }

  private void program(Program program, int accumulator, int vector, Kind wanted) {
    int shift = vector * dialect.lanes();
    new ProgramWriter(code, dialect, addresses, program, accumulator, shift).write(wanted);
  }
}
