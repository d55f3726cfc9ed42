package dev.hearth.compute.cpu.codegen;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.hearth.compute.Pace;
import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.plan.Layout;
import dev.hearth.compute.plan.Nest;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One way along the last index of a nest: a static method of (pace, arrays..., output indices...,
 * end of the range), the last output index being the start of the range; it returns where it
 * stopped. A nest whose indices are all those of the row is a point: no range, no end.
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
  /** The slots of the pace and of the first array. */
  static final int PACE = 0;

  static final int FIRST_ARRAY = 1;

  static final ClassDesc PACE_TYPE = Pace.class.describeConstable().orElseThrow();

  /** The turns of a strip. */
  static final int STRIP = 256;

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
    arrays.forEach(t -> slots.put(t, FIRST_ARRAY + slots.size()));
    return slots;
  }

  int indexSlot(int d) {
    return FIRST_ARRAY + arrays.size() + d;
  }

  int endSlot() {
    return indexSlot(nest.rank());
  }

  MethodTypeDesc type() {
    List<ClassDesc> parameters = new ArrayList<>(List.of(PACE_TYPE));
    arrays.forEach(t -> parameters.add(array(t)));
    for (int d = 0; d < nest.rank() + (isPoint() ? 0 : 1); d++) {
      parameters.add(CD_int);
    }
    return MethodTypeDesc.of(CD_int, parameters);
  }

  /** Calls it from code with the same variables in its slots. */
  void call(CodeBuilder code, Runnable start, Runnable end) {
    pushPaceAndArrays(code);
    for (int d = 0; d < nest.last(); d++) {
      code.iload(indexSlot(d));
    }
    start.run();
    if (!isPoint()) {
      end.run();
    }
    code.invokestatic(owner, name, type());
  }

  /**
   * Whether the loop over k goes strip by strip, each a call. The JVM compiles a method that is
   * called often better than one that it has to replace in the middle of a loop: there, vectors
   * that a loop carries become objects.
   */
  boolean strips() {
    return nest.loop().filter(l -> l.trip().maximum() > STRIP).isPresent();
  }

  String stripName() {
    return name + "strip";
  }

  /** (pace, arrays..., output indices..., first k, end of k, accumulators). */
  MethodTypeDesc stripType() {
    Kind kind = nest.loop().orElseThrow().body().kinds().get(Program.ACCUMULATOR);
    ClassDesc carry = (kind == Kind.FLOAT ? CD_float : CD_int).arrayType();
    return type()
        .insertParameterTypes(endSlot() + 1, CD_int, carry)
        .changeReturnType(ConstantDescs.CD_void);
  }

  int stripFromSlot() {
    return endSlot();
  }

  int stripToSlot() {
    return endSlot() + 1;
  }

  int carrySlot() {
    return endSlot() + 2;
  }

  /** Calls the strip from a pass. */
  void callStrip(CodeBuilder code, int from, int to, int carry) {
    pushPaceAndArrays(code);
    for (int d = 0; d < nest.rank(); d++) {
      code.iload(indexSlot(d));
    }
    code.iload(from).iload(to).aload(carry).invokestatic(owner, stripName(), stripType());
  }

  private void pushPaceAndArrays(CodeBuilder code) {
    for (int slot = PACE; slot < FIRST_ARRAY + arrays.size(); slot++) {
      code.aload(slot);
    }
  }

  /** Asks whether to go on. */
  static void ask(CodeBuilder code, int pace) {
    code.aload(pace);
    code.invokeinterface(PACE_TYPE, "beforeSlice", MethodTypeDesc.of(ConstantDescs.CD_void));
  }

  private ClassDesc array(int tensor) {
    return (layout.kind(tensor) == Kind.FLOAT ? CD_float : CD_int).arrayType();
  }
}
