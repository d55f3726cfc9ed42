package dev.hearth.compute.cpu;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Attention;
import dev.hearth.compute.op.Batches;
import dev.hearth.compute.op.Bias;
import dev.hearth.compute.op.CrossEntropy;
import dev.hearth.compute.op.Embedding;
import dev.hearth.compute.op.Finite;
import dev.hearth.compute.op.Gelu;
import dev.hearth.compute.op.Gemm;
import dev.hearth.compute.op.LayerNorm;
import dev.hearth.compute.op.Outer;
import java.util.stream.Stream;

/** Every operator, at sizes that no tile, vector or block divides. */
final class Operators {
  private Operators() {}

  static Stream<Operator> awkward() {
    return Stream.of(
        Gemm.nn(29, 67, 300),
        Gemm.nn(1, 1, 1),
        Gemm.nt(15, 33, 513),
        Gemm.tn(31, 70, 257),
        Gemm.tn(1, 130, 3),
        Bias.forward(5, 37),
        Bias.gradient(131, 37),
        Add.of(1031),
        LayerNorm.forward(3, 45),
        LayerNorm.forward(2, 64),
        LayerNorm.gradient(130, 45),
        Gelu.forward(1029),
        Gelu.gradient(1029),
        Attention.forward(2, 37, 2, 9),
        Attention.gradient(2, 37, 2, 9),
        Attention.forward(1, 259, 1, 5),
        Attention.gradient(1, 259, 1, 5),
        Embedding.forward(2, 5, 7, 19),
        Embedding.gradient(2, 5, 7, 19),
        CrossEntropy.forward(5, 65),
        CrossEntropy.gradient(5, 65),
        CrossEntropy.mean(77),
        AdamW.step(1027),
        Finite.count(1027),
        Finite.count(32 * 600 + 5),
        CrossEntropy.mean(32 * 300 + 7),
        Batches.draw(13),
        Outer.update(101),
        Outer.nesterov(101, 3));
  }
}
