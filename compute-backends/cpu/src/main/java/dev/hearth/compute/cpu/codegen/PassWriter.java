package dev.hearth.compute.cpu.codegen;

import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.plan.Layout;
import dev.hearth.compute.plan.Nest;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;

/**
 * Writes the method of a {@link Pass}: a loop along the last index in strides of one vector, two
 * for folds (a second chain of dependent additions hides the latency of the first), or of one
 * element.
 */
final class PassWriter {
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

  /** Some turns of the loop, for accumulators that are kept in an array between strips. */
  void writeStrip() {
    dialect.prepare(nest);
    hoist();
    new FoldWriter(code, pass, dialect, addresses, nest.loop().orElseThrow()).strip();
    code.return_();
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

  private void body() {
    frame.forwarded().clear();
    nest.stages().forEach(this::stage);
  }

  private void stage(Stage stage) {
    int[] sums =
        stage
            .loop()
            .map(loop -> new FoldWriter(code, pass, dialect, addresses, loop).sums())
            .orElse(new int[pass.vectors()]);
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

  private void program(Program program, int accumulator, int vector, Kind wanted) {
    int shift = vector * dialect.lanes();
    new ProgramWriter(code, dialect, addresses, program, accumulator, shift).write(wanted);
  }
}
