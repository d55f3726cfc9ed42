package dev.hearth.compute.cpu;

import dev.hearth.compute.cpu.codegen.LoopStep;
import dev.hearth.compute.cpu.embedding.ScatterStep;
import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.cpu.exec.Step;
import dev.hearth.compute.cpu.exec.Workers;
import dev.hearth.compute.cpu.gemm.ContractionStep;
import dev.hearth.compute.cpu.gemm.Multiplier;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.plan.Group;
import dev.hearth.compute.plan.Layout;
import dev.hearth.compute.plan.Multiplication;
import dev.hearth.compute.plan.Part;
import dev.hearth.compute.plan.Scatter;
import java.util.List;

/** Turns the parts of an operator into steps: hand-written ones, and generated loops. */
final class Planner {
  /** Beyond it C2 keeps the bits of a fused loop but loses its speed. */
  private static final int MOST_INSTRUCTIONS = 96;

  private final Lanes lanes;
  private final Workers workers;
  private final Multiplier multiplier;

  Planner(Lanes lanes, Workers workers) {
    this.lanes = lanes;
    this.workers = workers;
    this.multiplier = new Multiplier(lanes, workers);
  }

  List<Step> plan(Operator operator) {
    return Part.of(operator, MOST_INSTRUCTIONS).stream().map(p -> step(operator, p)).toList();
  }

  private Step step(Operator operator, Part part) {
    return switch (part) {
      case Multiplication product -> new ContractionStep(product, multiplier);
      case Scatter scatter -> new ScatterStep(scatter, workers);
      case Group group -> new LoopStep(new Layout(operator, group), lanes, workers);
    };
  }
}
