package dev.hearth.training.program;

import dev.hearth.compute.op.CrossEntropy;
import dev.hearth.protocol.ModelShape;
import java.util.List;

/** Writes a micro-batch's way down: forward, its mean loss, backward. */
record MicroBatch(
    ProgramBuilder builder,
    ModelVariables model,
    StepProgram.Host host,
    ModelShape shape,
    int batch,
    Activations activations) {

  /** A variable a parameter, in their order. */
  List<Integer> gradients(BackwardPass.Collection collection) {
    int rows = Math.multiplyExact(batch, shape.context());
    int vocabulary = shape.vocabulary();
    ForwardPass forward = new ForwardPass(builder, model, shape, batch);
    int logits = forward.logits(host.tokens());
    int[] entropy = builder.run(CrossEntropy.forward(rows, vocabulary), logits, host.targets());
    builder.into(CrossEntropy.mean(rows), entropy[0], host.loss());
    int dlogits =
        builder.one(
            CrossEntropy.gradient(rows, vocabulary), entropy[1], host.targets(), host.scale());
    return new BackwardPass(builder, model, forward, shape, batch, activations, collection)
        .gradients(dlogits, host.tokens());
  }
}
