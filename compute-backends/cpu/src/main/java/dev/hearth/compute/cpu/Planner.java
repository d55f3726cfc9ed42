package dev.hearth.compute.cpu;

import dev.hearth.compute.cpu.codegen.LoopStep;
import dev.hearth.compute.cpu.embedding.ScatterStep;
import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.cpu.exec.Step;
import dev.hearth.compute.cpu.exec.Workers;
import dev.hearth.compute.cpu.gemm.ContractionStep;
import dev.hearth.compute.cpu.gemm.Multiplier;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts an operator into steps. Stages whose programs are those of a matrix product or of a scatter
 * go to hand-written steps, the rest to generated loops; names play no part.
 */
final class Planner {
  private final Lanes lanes;
  private final Workers workers;
  private final Multiplier multiplier;

  Planner(Lanes lanes, Workers workers) {
    this.lanes = lanes;
    this.workers = workers;
    this.multiplier = new Multiplier(lanes, workers);
  }

  List<Step> plan(Operator operator) {
    List<Step> steps = new ArrayList<>();
    List<Stage> loops = new ArrayList<>();
    int next = 0;
    while (next < operator.stages().size()) {
      Stage stage = operator.stages().get(next);
      Optional<ContractionStep> product = ContractionStep.of(operator, next, multiplier);
      Optional<? extends Step> byHand =
          product.isPresent() ? product : ScatterStep.of(stage, workers);
      if (byHand.isPresent()) {
        generate(operator, loops, steps);
        steps.add(byHand.get());
      } else {
        loops.add(stage);
      }
      next += product.map(ContractionStep::stages).orElse(1);
    }
    generate(operator, loops, steps);
    return steps;
  }

  private void generate(Operator operator, List<Stage> loops, List<Step> steps) {
    steps.addAll(LoopStep.of(operator, List.copyOf(loops), lanes, workers));
    loops.clear();
  }
}
