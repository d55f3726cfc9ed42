package dev.hearth.conformance;

import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Attention;
import dev.hearth.compute.op.Batches;
import dev.hearth.compute.op.Bias;
import dev.hearth.compute.op.Clock;
import dev.hearth.compute.op.CrossEntropy;
import dev.hearth.compute.op.Embedding;
import dev.hearth.compute.op.Finite;
import dev.hearth.compute.op.Gelu;
import dev.hearth.compute.op.Gemm;
import dev.hearth.compute.op.LayerNorm;
import dev.hearth.compute.op.Outer;
import java.util.List;

/** Every operator there is. One that is missing here fails the build. */
final class Families {
  static final List<Family> ALL =
      List.of(
          Family.of(
              "Gemm.nn",
              Gemm.nn(5, 7, 513),
              Gemm.nn(1, 1, 1),
              Gemm.nn(3, 17, 256),
              Gemm.nn(33, 70, 31),
              Gemm.nn(130, 70, 300),
              Gemm.nn(64, 64, 256),
              Gemm.nn(65, 63, 257),
              Gemm.nn(7, 1, 257)),
          Family.of(
              "Gemm.nt",
              Gemm.nt(5, 7, 513),
              Gemm.nt(1, 1, 1),
              Gemm.nt(3, 17, 256),
              Gemm.nt(33, 70, 31),
              Gemm.nt(130, 70, 300),
              Gemm.nt(63, 64, 512),
              Gemm.nt(64, 65, 255),
              Gemm.nt(1, 65, 3)),
          Family.of(
              "Gemm.tn",
              Gemm.tn(5, 7, 513),
              Gemm.tn(1, 1, 1),
              Gemm.tn(3, 17, 256),
              Gemm.tn(33, 70, 31),
              Gemm.tn(130, 70, 300),
              Gemm.tn(65, 64, 511),
              Gemm.tn(64, 129, 9),
              Gemm.tn(64, 48, 16)),
          Family.of("Bias.forward", Bias.forward(33, 47), Bias.forward(1, 1), Bias.forward(9, 64)),
          Family.of(
              "Bias.gradient",
              Bias.gradient(257, 19),
              Bias.gradient(1, 1),
              Bias.gradient(128, 33),
              Bias.gradient(129, 3)),
          Family.of("Add.of", Add.of(1003), Add.of(1), Add.of(64)),
          Family.of(
              "LayerNorm.forward",
              LayerNorm.forward(3, 100),
              LayerNorm.forward(2, 1),
              LayerNorm.forward(1, 33),
              LayerNorm.forward(7, 384)),
          Family.of(
              "LayerNorm.gradient",
              LayerNorm.gradient(130, 45),
              LayerNorm.gradient(1, 1),
              LayerNorm.gradient(3, 128)),
          Family.of("Gelu.forward", Gelu.forward(4099), Gelu.forward(1), Gelu.forward(32)),
          Family.of("Gelu.gradient", Gelu.gradient(4099), Gelu.gradient(1), Gelu.gradient(32)),
          Family.of(
              "Attention.forward",
              Attention.forward(2, 33, 3, 8),
              Attention.forward(1, 1, 1, 1),
              Attention.forward(1, 257, 1, 3),
              Attention.forward(1, 65, 2, 68),
              Attention.forward(2, 17, 2, 32)),
          Family.of(
              "Attention.gradient",
              Attention.gradient(2, 33, 3, 8),
              Attention.gradient(1, 1, 1, 1),
              Attention.gradient(1, 257, 1, 3),
              Attention.gradient(1, 65, 2, 68),
              Attention.gradient(2, 17, 2, 32)),
          Family.of(
              "Embedding.forward",
              Embedding.forward(3, 30, 11, 5),
              Embedding.forward(1, 1, 1, 1),
              Embedding.forward(2, 7, 40, 33)),
          Family.of(
              "Embedding.gradient",
              Embedding.gradient(3, 30, 11, 5),
              Embedding.gradient(1, 1, 1, 1),
              Embedding.gradient(2, 7, 40, 33),
              Embedding.gradient(2, 70, 200, 150)),
          Family.of(
              "CrossEntropy.forward",
              CrossEntropy.forward(31, 77),
              CrossEntropy.forward(1, 1),
              CrossEntropy.forward(3, 256),
              CrossEntropy.forward(2, 9001)),
          Family.of(
              "CrossEntropy.gradient",
              CrossEntropy.gradient(31, 77),
              CrossEntropy.gradient(1, 1),
              CrossEntropy.gradient(3, 256)),
          Family.of(
              "CrossEntropy.mean",
              CrossEntropy.mean(100),
              CrossEntropy.mean(1),
              CrossEntropy.mean(1536)),
          Family.of("AdamW.step", AdamW.step(4099), AdamW.step(1), AdamW.step(48)),
          Family.of(
              "Finite.count",
              Finite.count(1003),
              Finite.count(1),
              Finite.count(96),
              Finite.count(9001)),
          Family.of("Batches.draw", Batches.draw(1001), Batches.draw(1), Batches.draw(12)),
          Family.of("Batches.key", Batches.key(4), Batches.key(1), Batches.key(40)),
          Family.of("Batches.part", Batches.part(3, 5), Batches.part(1, 1), Batches.part(7, 33)),
          Family.of(
              "Batches.sequences",
              Batches.sequences(3, 7, 50, 1),
              Batches.sequences(1, 1, 2, 0),
              Batches.sequences(2, 33, 1001, 0)),
          Family.of("Clock.tick", Clock.tick(9), Clock.tick(1), Clock.tick(33)),
          Family.of("Clock.row", Clock.row(11, 9), Clock.row(1, 1), Clock.row(100, 40)),
          Family.of("Outer.update", Outer.update(1003), Outer.update(1), Outer.update(64)),
          Family.of(
              "Outer.nesterov",
              Outer.nesterov(1003, 3),
              Outer.nesterov(1, 1),
              Outer.nesterov(64, 4)));

  private Families() {}
}
