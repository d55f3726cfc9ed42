package dev.hearth.compute.cpu.codegen;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Gather;
import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.plan.Layout;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Pushes arrays and addresses. Arithmetic is of ints: the operator proved that the result is one,
 * and what wraps on the way wraps back.
 *
 * @param rank how many output indices the stages of the pass have
 */
record Addresses(CodeBuilder code, Layout layout, Frame frame, int rank) {
  private static final ClassDesc SCALARS = Scalars.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc GATHERED =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);

  /** The array and the address of a read, {@code shift} elements along the last index. */
  void read(Read read, int shift) {
    code.aload(frame.arrays().get(read.tensor()));
    address(read.tensor(), read.at(), shift);
    read.gather().ifPresent(this::gathered);
  }

  /** The array and the address that the stage writes. */
  void written(Stage stage, int shift) {
    code.aload(frame.arrays().get(stage.out()));
    address(stage.out(), identity(layout.tensor(stage.out())), shift);
  }

  /** An affine form of the output indices, as a long. */
  void number(Affine form, int shift) {
    code.loadConstant(form.base() + (rank > 0 ? form.of(rank - 1) * shift : 0));
    for (int d = 0; d < rank; d++) {
      if (form.of(d) != 0) {
        code.iload(frame.index()[d]).i2l().loadConstant(form.of(d)).lmul().ladd();
      }
    }
  }

  private static Affine identity(Tensor tensor) {
    List<Long> strides = new ArrayList<>();
    for (int d = 0; d < tensor.shape().size(); d++) {
      strides.add(tensor.stride(d));
    }
    strides.add(0L);
    return new Affine(0, strides);
  }

  private void gathered(Gather gather) {
    code.aload(frame.arrays().get(gather.tensor()));
    address(gather.tensor(), gather.at(), 0);
    code.iaload().loadConstant(gather.limit()).invokestatic(SCALARS, "gathered", GATHERED);
    code.loadConstant((int) gather.scale()).imul().iadd();
  }

  private void address(int tensor, Affine at, int shift) {
    int last = rank - 1;
    code.loadConstant((int) at.base() + layout.coefficient(tensor, at, last) * shift);
    for (int d = 0; d < rank; d++) {
      term(frame.index()[d], layout.coefficient(tensor, at, d));
    }
    term(frame.k(), (int) at.ofK());
  }

  private void term(int local, int factor) {
    if (factor == 1) {
      code.iload(local).iadd();
    } else if (factor != 0) {
      code.iload(local).loadConstant(factor).imul().iadd();
    }
  }
}
