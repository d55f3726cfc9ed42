package dev.hearth.compute.cpu.codegen;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.hearth.compute.cpu.Lanes;
import dev.hearth.compute.fold.Kind;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One way along the last index of a nest: a static method of (arrays..., output indices..., end of
 * the range), the last output index being the start of the range; it returns where it stopped. A
 * nest whose indices are all those of the row is a point: no range, no end.
 *
 * @param vectors how many vectors a turn takes
 */
record Pass(
    ClassDesc owner,
    String name,
    Layout layout,
    List<Integer> arrays,
    Nest nest,
    Lanes lanes,
    int vectors) {
  boolean isPoint() {
    return nest.rank() == layout.group().prefix();
  }

  int stride() {
    return lanes.count() * vectors;
  }

  static String nameOf(Nest nest, Layout layout, int stride) {
    return "nest" + layout.group().nests().indexOf(nest) + "by" + stride;
  }

  Map<Integer, Integer> arraySlots() {
    Map<Integer, Integer> slots = new HashMap<>();
    arrays.forEach(t -> slots.put(t, slots.size()));
    return slots;
  }

  int indexSlot(int d) {
    return arrays.size() + d;
  }

  int endSlot() {
    return arrays.size() + nest.rank();
  }

  MethodTypeDesc type() {
    List<ClassDesc> parameters = new ArrayList<>(arrays.stream().map(this::array).toList());
    for (int d = 0; d < nest.rank() + (isPoint() ? 0 : 1); d++) {
      parameters.add(CD_int);
    }
    return MethodTypeDesc.of(CD_int, parameters);
  }

  /** Calls it from code with the same variables in its slots. */
  void call(CodeBuilder code, Runnable start, Runnable end) {
    for (int a = 0; a < arrays.size(); a++) {
      code.aload(a);
    }
    for (int d = 0; d < nest.last(); d++) {
      code.iload(indexSlot(d));
    }
    start.run();
    if (!isPoint()) {
      end.run();
    }
    code.invokestatic(owner, name, type());
  }

  private ClassDesc array(int tensor) {
    return (layout.kind(tensor) == Kind.FLOAT ? CD_float : CD_int).arrayType();
  }
}
