package dev.hearth.compute.cpu.codegen;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.hearth.compute.cpu.exec.Hidden;
import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.plan.Group;
import dev.hearth.compute.plan.Layout;
import dev.hearth.compute.plan.Nest;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a group as a class: {@code run} walks the rows, {@code row} the nests of one row, and each
 * nest has its {@link Pass}es. Small methods, because the JVM gives up on large ones.
 */
final class GroupWriter {
  private static final int RUN_TENSORS = 1;
  private static final int RUN_FROM = 2;
  private static final int RUN_TO = 3;
  private static final int RUN_PACE = 4;

  private final Layout layout;
  private final Group group;
  private final Lanes lanes;
  private final List<Integer> arrays = new ArrayList<>();
  private final ClassDesc self;

  private GroupWriter(Layout layout, Lanes lanes) {
    this.layout = layout;
    this.group = layout.group();
    this.lanes = lanes;
    arrays.addAll(layout.whole());
    arrays.addAll(layout.rows());
    this.self = ClassDesc.of(GroupWriter.class.getPackageName(), "Generated");
  }

  static RowLoop write(Layout layout, Lanes lanes) {
    return new GroupWriter(layout, lanes).define();
  }

  private RowLoop define() {
    byte[] bytes = ClassFile.of().build(self, this::members);
    return Hidden.instance(MethodHandles.lookup(), bytes, RowLoop.class);
  }

  private void members(ClassBuilder type) {
    type.withInterfaceSymbols(RowLoop.class.describeConstable().orElseThrow());
    Hidden.constructor(type);
    MethodTypeDesc run =
        MethodTypeDesc.of(CD_void, CD_Object.arrayType(), CD_int, CD_int, Pass.PACE_TYPE);
    type.withMethodBody("run", run, ClassFile.ACC_PUBLIC, this::run);
    type.withMethodBody("row", rowType(), ClassFile.ACC_STATIC, this::row);
    for (Nest nest : group.nests()) {
      for (Pass pass : passes(nest)) {
        type.withMethodBody(
            pass.name(),
            pass.type(),
            ClassFile.ACC_STATIC,
            code -> new PassWriter(code, layout, pass).write());
        if (pass.strips()) {
          type.withMethodBody(
              pass.stripName(),
              pass.stripType(),
              ClassFile.ACC_STATIC,
              code -> new PassWriter(code, layout, pass).writeStrip());
        }
      }
    }
  }

  private List<Pass> passes(Nest nest) {
    List<Pass> passes = new ArrayList<>();
    boolean point = nest.rank() == group.prefix();
    if (!point && lanes.vector() && nest.vectorisable(layout.operator().tensors())) {
      if (nest.loop().isPresent()) {
        passes.add(pass(nest, lanes, 2));
      }
      passes.add(pass(nest, lanes, 1));
    }
    passes.add(pass(nest, Lanes.ONE, 1));
    return passes;
  }

  private Pass pass(Nest nest, Lanes width, int vectors) {
    String name = Pass.nameOf(nest, layout, width.count() * vectors);
    return new Pass(self, name, layout, arrays, nest, width, vectors);
  }

  private void run(CodeBuilder code) {
    int[] locals = arrays.stream().mapToInt(t -> array(code, t)).toArray();
    int row = code.allocateLocal(TypeKind.INT);
    Label top = code.newLabel();
    Label end = code.newLabel();
    if (group.prefix() == 0) {
      pushAll(code, locals);
      code.iload(RUN_FROM).iload(RUN_TO).invokestatic(self, "row", rowType()).return_();
      return;
    }
    code.iload(RUN_FROM).istore(row);
    code.labelBinding(top).iload(row).iload(RUN_TO).if_icmpge(end);
    pushAll(code, locals);
    for (int d = 0; d < group.prefix(); d++) {
      pushIndex(code, row, d);
    }
    code.invokestatic(self, "row", rowType()).iinc(row, 1);
    askBetweenSlices(code, row);
    code.goto_(top).labelBinding(end).return_();
  }

  private void askBetweenSlices(CodeBuilder code, int row) {
    Label within = code.newLabel();
    code.iload(row).loadConstant(group.rowsASlice() - 1).iand().ifne(within);
    Pass.ask(code, RUN_PACE);
    code.labelBinding(within);
  }

  private int array(CodeBuilder code, int tensor) {
    int local = code.allocateLocal(TypeKind.REFERENCE);
    if (layout.local(tensor)) {
      code.loadConstant(layout.rowSize(tensor)).newarray(TypeKind.from(element(tensor)));
    } else {
      code.aload(RUN_TENSORS).loadConstant(tensor).aaload();
      code.checkcast(element(tensor).arrayType());
    }
    code.astore(local);
    return local;
  }

  private static void pushAll(CodeBuilder code, int[] locals) {
    code.aload(RUN_PACE);
    for (int local : locals) {
      code.aload(local);
    }
  }

  /** {@code row / (extents of later prefix indices) % (own extent)}. */
  private void pushIndex(CodeBuilder code, int row, int d) {
    List<Integer> dims = group.nests().getFirst().dims();
    int later = dims.subList(d + 1, group.prefix()).stream().reduce(1, (a, b) -> a * b);
    code.iload(row).loadConstant(later).idiv().loadConstant(dims.get(d)).irem();
  }

  /** (pace, arrays..., prefix indices...), or (pace, arrays..., from, to) without a prefix. */
  private MethodTypeDesc rowType() {
    List<ClassDesc> parameters = new ArrayList<>(List.of(Pass.PACE_TYPE));
    arrays.forEach(t -> parameters.add(element(t).arrayType()));
    for (int d = 0; d < (group.prefix() == 0 ? 2 : group.prefix()); d++) {
      parameters.add(CD_int);
    }
    return MethodTypeDesc.of(CD_void, parameters);
  }

  private void row(CodeBuilder code) {
    if (group.prefix() == 0) {
      Nest nest = group.nests().getFirst();
      int from = indexSlot(0);
      along(code, nest, from, () -> code.iload(from + 1));
    } else {
      group.nests().forEach(nest -> outer(code, nest, group.prefix()));
    }
    code.return_();
  }

  /** In {@code row}, as in the passes. */
  private int indexSlot(int d) {
    return Pass.FIRST_ARRAY + arrays.size() + d;
  }

  /** Loops over the indices between the prefix and the last. */
  private void outer(CodeBuilder code, Nest nest, int d) {
    if (nest.rank() == group.prefix()) {
      pass(nest, Lanes.ONE, 1).call(code, () -> code.iload(indexSlot(nest.last())), () -> {});
      code.pop();
      return;
    }
    int index = indexSlot(d);
    code.iconst_0().istore(index);
    if (d == nest.last()) {
      along(code, nest, index, () -> code.loadConstant(nest.dims().getLast()));
      return;
    }
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(top).iload(index).loadConstant(nest.dims().get(d)).if_icmpge(end);
    outer(code, nest, d + 1);
    code.iinc(index, 1).goto_(top).labelBinding(end);
  }

  /** Each pass goes on where the one before it, with wider strides, stopped. */
  private void along(CodeBuilder code, Nest nest, int index, Runnable end) {
    for (Pass pass : passes(nest)) {
      pass.call(code, () -> code.iload(index), end);
      code.istore(index);
    }
  }

  private ClassDesc element(int tensor) {
    return layout.kind(tensor) == Kind.FLOAT ? CD_float : CD_int;
  }
}
